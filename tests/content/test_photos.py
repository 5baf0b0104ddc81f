"""Photos that a content shows."""

from articles.content import Content, LeadPicture
from articles.document import parse

UID = "6f1c2a34-5b6d-4e7f-8a90-b1c2d3e4f506"
OTHER = "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d"
SONG = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"


def test_photos_of_a_content_are_listed_once_in_their_order():
    one, other = (f'<figure data-photo="{uid}"></figure>' for uid in (UID, OTHER))
    body = parse(f'{other}<figure data-gallery="">{one}{other}</figure><figure data-embed="{SONG}"></figure>{one}')
    assert Content(body=body).photos == (OTHER, UID)
    assert Content(body=body, picture=LeadPicture(UID)).photos == (UID, OTHER)
    assert Content().photos == ()
