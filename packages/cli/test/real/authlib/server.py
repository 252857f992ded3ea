"""A token endpoint on loopback that is built with Authlib and Flask as their documentation shows.

Reads its clients from standard input as JSON, [{"client_id", "secret" or "jwk"}], and writes the URL
of the token endpoint to standard output once it listens.
"""
import json
import os
import sys
import threading

os.environ['AUTHLIB_INSECURE_TRANSPORT'] = '1'

from authlib.integrations.flask_oauth2 import AuthorizationServer
from authlib.oauth2.rfc6749 import ClientMixin, grants, list_to_scope, scope_to_list
from authlib.oauth2.rfc7523 import JWTBearerClientAssertion
from flask import Flask
from werkzeug.serving import make_server


class Client(ClientMixin):
    def __init__(self, client_id, secret=None, jwk=None):
        self.client_id = client_id
        self.client_secret = secret
        self.public_key = jwk

    def get_client_id(self):
        return self.client_id

    def get_allowed_scope(self, scope):
        return list_to_scope([one for one in scope_to_list(scope or '') if one == 'api'])

    def check_endpoint_auth_method(self, method, endpoint):
        return method == JWTBearerClientAssertion.CLIENT_AUTH_METHOD

    def check_grant_type(self, grant_type):
        return grant_type == 'client_credentials'


class ClientAssertion(JWTBearerClientAssertion):
    """One class for both methods: a second could not be registered beside it."""

    used = set()
    lock = threading.Lock()

    def validate_jti(self, claims, jti):
        key = 'jti:{}-{}'.format(claims['sub'], jti)
        with self.lock:
            if key in self.used:
                return False
            self.used.add(key)
            return True

    def resolve_client_public_key(self, client, headers):
        if headers['alg'] == 'HS256':
            return client.client_secret
        if headers['alg'] == 'ES256':
            return client.public_key


class ClientCredentialsGrant(grants.ClientCredentialsGrant):
    TOKEN_ENDPOINT_AUTH_METHODS = [ClientAssertion.CLIENT_AUTH_METHOD]


clients = {one['client_id']: Client(**one) for one in json.load(sys.stdin)}


def query_client(client_id):
    # A data base finds nothing for what is no text; a dict would not take it.
    return clients.get(client_id) if isinstance(client_id, str) else None


app = Flask('authlib')
app.config['OAUTH2_SCOPES_SUPPORTED'] = ['api']
server = AuthorizationServer(app, query_client=query_client, save_token=lambda token, request: None)
server.register_grant(ClientCredentialsGrant)


@app.post('/oauth/token')
def issue_token():
    return server.create_token_response()


listening = make_server('127.0.0.1', 0, app, threaded=True)
token_url = f'http://127.0.0.1:{listening.server_port}/oauth/token'
server.register_client_auth_method(ClientAssertion.CLIENT_AUTH_METHOD, ClientAssertion(token_url))
print(token_url, flush=True)
listening.serve_forever()
