"""Small files of the kinds that editors link to, made as programs make them."""

import io
import zipfile

import pypdf
from pypdf.generic import DecodedStreamObject, NameObject, TextStringObject

XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/">
 <rdf:Description rdf:about="">{}</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def pdf(info=None, xmp="", pages=1, language="", password=None):
    writer = pypdf.PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(200, 200)
    writer.add_metadata(info or {})
    if language:
        writer.root_object[NameObject("/Lang")] = TextStringObject(language)
    if xmp:
        packet = DecodedStreamObject()
        packet.set_data(XMP.format(xmp).encode())
        writer.root_object[NameObject("/Metadata")] = writer._add_object(packet)
    if password is not None:
        writer.encrypt(password, "owner", algorithm="RC4-128")
    data = io.BytesIO()
    writer.write(data)
    return data.getvalue()


def packed(**parts):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", text)
    return data.getvalue()


_SPACES = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
)


def docx(core, app="<Properties><Pages>12</Pages></Properties>"):
    text = f"<cp:coreProperties {_SPACES}>{core}</cp:coreProperties>"
    return packed(word__document="<w/>", docProps__core=text, docProps__app=app)


def odt(meta):
    text = f"<office:document-meta {_SPACES}><office:meta>{meta}</office:meta>"
    return packed(content="<x/>", meta=f"{text}</office:document-meta>")


def epub(metadata, path="OEBPS/content.opf"):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr(
            "META-INF/container.xml",
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
            f'<rootfiles><rootfile full-path="{path}"/></rootfiles></container>',
        )
        archive.writestr(
            "OEBPS/content.opf",
            f"<package><metadata {_SPACES}>{metadata}</metadata></package>",
        )
    return data.getvalue()
