"""Authlib's session for requests, as its documentation shows it for private_key_jwt and client_secret_jwt.

Usage: authlib-client.py KEY_FILE ALG. A secret is a file, too.
"""

import os
import sys
import time

from authlib.integrations.requests_client import OAuth2Session
from authlib.oauth2.rfc7523 import ClientSecretJWT, PrivateKeyJWT

with open(sys.argv[1], encoding="utf-8") as file:
    key = file.read()
alg = sys.argv[2]
token_endpoint = os.environ["ASSAY_TOKEN_ENDPOINT"]
method, auth = (
    ("client_secret_jwt", ClientSecretJWT(token_endpoint, alg=alg))
    if alg.startswith("HS")
    else ("private_key_jwt", PrivateKeyJWT(token_endpoint, alg=alg))
)

session = OAuth2Session(
    os.environ["ASSAY_CLIENT_ID"], key, scope=os.environ.get("ASSAY_SCOPE"), token_endpoint_auth_method=method
)
session.register_client_auth_method(auth)
session.fetch_token(token_endpoint, grant_type="client_credentials")

for nth in range(int(os.environ["ASSAY_CALLS"])):
    if nth > 0:
        time.sleep(int(os.environ["ASSAY_INTERVAL_MS"]) / 1000)
    session.get(os.environ["ASSAY_RESOURCE"]).raise_for_status()
