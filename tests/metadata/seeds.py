"""Pages to break, and what to break them with."""

from tests.metadata.pages import html, ld, words

SEEDS = (
    html(
        """<meta charset="utf-8"><title>Slow reading | The Daily Example</title>
        <meta property="og:title" content="Slow reading &amp; more">
        <meta property="article:published_time" content="2021-03-04T05:06:07Z">
        <meta name="author" content="Ada Example, Ben Roe and 李明">
        <link rel="canonical" href="https://example.org/a?b=c#d">
        <meta property="og:image" content="//example.org/a.jpg">""",
        """<article><h1>Slow reading</h1><p class=byline>By <a rel=author
        href=/author/ada>Ada Example</a> on <time datetime=2021-03-04>4 March
        2021</time></p></article>"""
        + words(90),
        lang="en",
    ),
    html(
        ld(
            """{"@context": "https://schema.org", "@graph": [
            {"@type": "WebSite", "@id": "#w", "name": "The Daily Example"},
            {"@type": ["Article", "Report"], "headline": "Slow",
            "publisher": {"@id": "#w"}, "datePublished": "2021-03-04",
            "author": [{"@type": "Person", "name": "Ada Example"}],
            "image": {"@list": ["/a.jpg"]}, "offers": {"price": "0.00"},
            "duration": "PT1H5M",
            "license": "https://creativecommons.org/licenses/by-sa/4.0/"}]}"""
        )
    ),
    html(
        body="""<div itemscope itemtype="https://schema.org/VideoObject">
        <h1 itemprop=name>Slow</h1><span itemprop="author" itemscope>
        <link itemprop=name content="Ada"></span><meta itemprop="duration"
        content="PT3M">
        <img itemprop=image src=b.png></div>
        <div vocab="https://schema.org/" typeof="Book"><b property="name">Slow</b></div>
        <p>Erschienen am 4. März 2021 · von Ada Beispiel</p>"""
    ),
)
PIECES = [
    *"""
< > " ' & = /> </ <!-- --> <![CDATA[ ]]> { } [ ] &#0; &#x110000; <script> </script>
<title> <svg> <template> <h1> <time/datetime=> <base/href='http://['> <meta/charset=x>
99999999999999999999 -1 1e999 2021-02-30 31.02.2021 javascript:x http://[::1 //
data:,x @graph "@id":"#w" PT99999999999999999999M \\u0000 By\u00a0By ,;|&and ٣/٤/٢٠٢١
२०२१ ² ① İ ß
""".split(),
    *("\x00", "\ufffd", "\u202e", "\ud800", "&amp;" * 9, "\r\n\t ", "By By "),
]
