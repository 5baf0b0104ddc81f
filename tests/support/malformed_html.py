"""Strategies for malformed HTML."""

from hypothesis import strategies as st

NAMES = ["p", "h1", "h2", "h3", "ul", "ol", "li", "blockquote", "a", "strong", "em", "b", "br", "hr", "figure", "cite"]


ATTRIBUTES = [
    "",
    " ",
    "/",
    ' href="https://x.id/?a=1&b"',
    " href=//x.id",
    " title='\"><script>'",
    ' title="a>b',
    " class=pull",
]

SOUP = st.lists(
    st.builds("<{}{}{}>".format, st.sampled_from(["", "/"]), st.sampled_from(NAMES), st.sampled_from(ATTRIBUTES))
    | st.sampled_from(
        ["<!--", "-->", "<!x>", "<?x>", "</>", "<", ">", '"', "'", "&lt;", "&amp;amp;", "&#60;", "]]>", "\r\n"]
    )
    | st.sampled_from(["Baca juga: X", "\u00a0", "\u202e", "kata", "<![CDATA[", "&notit;", "\x00", "&#0;", "&#128;"])
    | st.text(max_size=5),
    max_size=16,
).map("".join)
UID = "6f1c2a34-5b6d-4e7f-8a90-b1c2d3e4f506"
