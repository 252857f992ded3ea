#!/usr/bin/env bash
# A client of curl and openssl: RS384 with a PEM key. Usage: curl-openssl.sh KEY_FILE KID
set -euo pipefail
key=$1 kid=$2

base64url() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }

header=$(printf '{"alg":"RS384","typ":"JWT","kid":"%s"}' "$kid" | base64url)
claims=$(printf '{"iss":"%s","sub":"%s","aud":"%s","exp":%d,"jti":"%s"}' \
  "$ASSAY_CLIENT_ID" "$ASSAY_CLIENT_ID" "$ASSAY_TOKEN_ENDPOINT" "$(($(date +%s) + 240))" "$(openssl rand -hex 16)" | base64url)
signature=$(printf '%s.%s' "$header" "$claims" | openssl dgst -sha384 -sign "$key" -binary | base64url)

answer=$(curl --silent --show-error --fail --max-time 20 "$ASSAY_TOKEN_ENDPOINT" \
  --data-urlencode grant_type=client_credentials \
  --data-urlencode "scope=$ASSAY_SCOPE" \
  --data-urlencode client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer \
  --data-urlencode "client_assertion=$header.$claims.$signature")
token=$(sed -nE 's/.*"access_token": *"([^"]+)".*/\1/p' <<<"$answer")
[ -n "$token" ]

for ((nth = 1; nth <= ASSAY_CALLS; nth++)); do
  curl --silent --show-error --fail --max-time 20 --output /dev/null --header "Authorization: Bearer $token" "$ASSAY_RESOURCE"
done
