"""Query parameters that say how a reader came, never what the page shows.

Kept short on purpose: a name is listed only when no site is known to use it for
content. `ref`, `source`, `from`, `id`, `p`, `v` and the like stay, because some
page somewhere depends on them. Sites add their own names by a setting.
"""

from __future__ import annotations

from collections.abc import Iterable

#: Beginnings of names, lower case.
PREFIXES = (
    "utm_",
    "mtm_",
    "piwik_",
    "matomo_",
    "hsa_",
    "__hs",
    "oly_",
    "vero_",
    "fb_action_",
    "guce_",
    "_branch_",
)

#: Whole names, lower case, by who adds them.
NAMES = frozenset(
    # Advertising clicks
    "gclid gclsrc dclid gbraid wbraid gad_source gad_campaignid srsltid fbclid "
    "msclkid twclid ttclid igshid igsh li_fat_id yclid ysclid _openstat epik "
    "rb_clickid wickedid irclickid irgwc cjevent sccid scid_click "
    # Analytics and their links across sites
    "_ga _gl _gac _kx _ke __s wt.mc_id wt.mc_ev wt_mc wt_zmc s_cid xtor "
    "pk_campaign pk_kwd pk_keyword pk_source pk_medium pk_content pk_cid "
    "ns_campaign ns_mchannel ns_source ns_linkname ns_fee "
    "at_medium at_campaign at_custom1 at_custom2 at_custom3 at_custom4 "
    "at_link_id at_link_origin at_link_type at_ptr_name at_format at_bbc_team "
    # Newsletters
    "mc_cid mc_eid mkt_tok _hsenc _hsmi hsctatracking ml_subscriber "
    "ml_subscriber_hash sc_campaign sc_channel sc_content sc_geo sc_medium "
    "sc_outcome bsft_clkid bsft_uid bsft_mid elqtrack elqtrackid elqaid elqat "
    "elq_mid elq_cid nr_email_referer inf_contact_key vgo_ee dm_i _bhlid "
    "ck_subscriber_id "
    # Sharing
    "fb_source fb_ref fb_comment_id ref_src ref_url soc_src soc_trk guccounter "
    "sr_share __twitter_impression twitter_impression".split()
)

#: Names that mean nothing but on these hosts (after www. and m. are cut off).
SITE_NAMES = {
    host: frozenset(names.split())
    for host, names in {
        "bbc.co.uk": "ocid",
        "bbc.com": "ocid",
        "bloomberg.com": "cmpid",
        "docs.google.com": "usp ouid rtpof sd",
        "drive.google.com": "usp ouid rtpof sd",
        "facebook.com": "mibextid rdid share_url __tn__ _rdr",
        "instagram.com": "img_index",
        "linkedin.com": "trk trkinfo trackingid lipi rcm originalsubdomain",
        "medium.com": "source gi",
        "microsoft.com": "ocid",
        "msn.com": "ocid",
        "nytimes.com": "smid smtyp unlocked_article_code",
        "open.spotify.com": "si nd dlsi",
        "reddit.com": "rdt share_id",
        "soundcloud.com": "si",
        "substack.com": "r showwelcome triedredirect isfreemail",
        "ted.com": "rid",
        "techcrunch.com": "ncid guccounter",
        "theguardian.com": "cmp",
        "x.com": "s t",
        "youtube.com": "si feature ab_channel pp app",
    }.items()
}


def is_tracking(name: str, host: str = "", extra: Iterable[str] = ()) -> bool:
    """Whether the parameter `name` only tracks, on any host or on `host`.

    `extra` holds further names; one that ends in "*" is a beginning ("hs_*").
    Case does not matter. `host` is in the form of `hosts.fold_host`.
    """
    name = name.lower()
    if name in NAMES or name.startswith(PREFIXES) or name in _site_names(host):
        return True
    for pattern in extra:
        pattern = pattern.lower()
        if name == pattern or (
            len(pattern) > 1 and pattern.endswith("*") and name.startswith(pattern[:-1])
        ):
            return True
    return False


def _site_names(host: str) -> frozenset[str]:
    own = SITE_NAMES.get(host)
    if own is None and host.endswith(".substack.com"):
        own = SITE_NAMES["substack.com"]
    return own or frozenset()
