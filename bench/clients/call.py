import os

from parley_client import AuthenticatedClient
from parley_client.api.conferences import create_conference, get_conference
from parley_client.models import CreateConferenceBody, CreateConferenceResponse201, Error, GetConferenceResponse200

client = AuthenticatedClient(base_url=os.environ["PARLEY_URL"], token=os.environ["PARLEY_TOKEN"])
made = create_conference.sync(client=client, body=CreateConferenceBody(title="From Python"))
assert isinstance(made, CreateConferenceResponse201), made
read = get_conference.sync(made.conference.id, client=client)
assert isinstance(read, GetConferenceResponse200), read
unknown = get_conference.sync(made.conference.id[:-1] + "z", client=client)
assert isinstance(unknown, Error), unknown
print(read.conference.title, read.conference.state, unknown.code)
