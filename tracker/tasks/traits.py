"""Further words that a list of tasks is asked by: traits that combine, and the order of rows."""

from enum import StrEnum

from tracker.rules import N_


class Trait(StrEnum):
    """What holds of a task besides state and deadline; a list may ask for several at once."""

    EXTENDED = "gia-han"
    RETURNED = "tra-lai"
    UNPROVED = "khong-minh-chung"
    ADDED = "bo-sung"
    ORIGINAL = "ban-hanh"
    UNNAMED = "chua-giao"
    UNTOLD = "chua-cap-nhat"
    STALE = "lau-chua-cap-nhat"


STALE_DAYS = 30
TRAIT_LABELS = {
    Trait.EXTENDED: N_("Đã gia hạn"),
    Trait.RETURNED: N_("Từng bị trả lại"),
    Trait.UNPROVED: N_("Chưa có văn bản minh chứng"),
    Trait.ORIGINAL: N_("Có từ khi ban hành"),
    Trait.ADDED: N_("Bổ sung sau khi ban hành"),
    Trait.UNNAMED: N_("Chưa giao người thực hiện"),
    Trait.UNTOLD: N_("Chưa cập nhật lần nào"),
    Trait.STALE: N_("Quá 30 ngày chưa cập nhật"),
}


class Order(StrEnum):
    """What the rows stand in the order of; a minus before it turns it round."""

    PLAN = ""
    CODE = "ma"
    TITLE = "ten"
    LEAD = "don-vi"
    DUE = "han"
    STATE = "trang-thai"
    TOLD = "cap-nhat"
