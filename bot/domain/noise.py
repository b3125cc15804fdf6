"""What the web, the PDF and the shop put into a text, by its kind."""

from enum import StrEnum


class NoiseKind(StrEnum):
    """What stands in a file and is no prose."""

    ADVERT = "advert"
    SEO_INTRO = "seo_intro"
    """The preface of a collection: what may be found in it, and by which words."""
    COLLECTION_TITLE = "collection_title"
    """Stands between the pieces and names them together."""
    PLATFORM_RESIDUE = "platform_residue"
    PAYWALL_MARKER = "paywall_marker"
    PAGE_NUMBER = "page_number"
    PDF_SPACE = "pdf_space"
    PDF_LINEBREAK = "pdf_linebreak"
    MASK = "mask"
    """××, where somebody took a word out."""
    SPURIOUS_MASK = "spurious_mask"
    """A mask that stands for nothing."""
    STRAY_CHAR = "stray_char"
    DUPLICATE_PUNCT = "duplicate_punct"
