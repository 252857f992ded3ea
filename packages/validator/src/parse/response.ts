import { isJsonObject, type JsonObject } from '../json.ts';
import type { Refusal } from '../profile.ts';
import type { ResponseView, TokenResponse } from '../response.ts';
import { parseJson } from './json.ts';
import { mediaTypeOf } from './media-type.ts';
import { decodeUtf8, textOfOctets } from './utf8.ts';

const none: JsonObject = Object.freeze(Object.create(null) as JsonObject);

/**
 * Takes an answer of a token endpoint apart; never throws. RFC 6749 sections 5.1 and 5.2.
 *
 * A body that is not UTF-8 is no JSON; its octets then stand in `text` as ISO 8859-1. An `access_token` that is `null`
 * issues nothing; any other value counts as issued, for a client may use it.
 *
 * @param refusal what the profile allows for the class of refusal expected; left out when none is
 */
export function parseResponse(response: TokenResponse, refusal?: Refusal): ResponseView {
  const { status, headers, body } = response;
  const { text, readable } = textOf(body);
  const json = readable ? parseJson(text) : undefined;
  const members = json?.ok === true && isJsonObject(json.value) ? json.value : none;
  return {
    status,
    headers,
    mediaType: mediaTypeOf(headers),
    text,
    ...(json?.ok === true && { json: json.value }),
    members,
    issued: status >= 200 && status < 300 && (members['access_token'] ?? null) !== null,
    ...(refusal && { refusal }),
  };
}

function textOf(body: string | Uint8Array): { readonly text: string; readonly readable: boolean } {
  if (typeof body === 'string') return { text: body, readable: true };
  const octets = textOfOctets(body);
  const decoded = decodeUtf8(octets);
  return { text: decoded.ok ? decoded.text : octets, readable: decoded.ok };
}
