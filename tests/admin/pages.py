"""A page for the chooser and the paste field to read."""

URL = "https://example.org/a-good-post-1234"
PAGE = """<!doctype html><html lang="en"><head><title>Reading well | The Press</title>
<meta property="og:title" content="Reading well">
<meta property="og:site_name" content="The Press">
<meta property="og:image" content="https://example.org/picture.jpg">
<meta property="article:published_time" content="2021-03-04">
<meta name="author" content="Ada Lovelace">
<meta name="description" content="How to read, slowly and with a pencil in hand.">
<link rel="canonical" href="https://example.org/a-good-post-1234/">
</head><body><h1>Reading well</h1><p>{}</p></body></html>""".format("word " * 600)
ATTACK = '<img src=x onerror="document.title = 1">'
HOSTILE = PAGE.replace("Reading well", ATTACK.replace("<", "&lt;").replace('"', "'"))
