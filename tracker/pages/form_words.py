"""What WTForms says in English, in the office's words; the words are in our own catalogue."""

from flask_babel import gettext

from tracker.rules import N_

MISSING = N_("Chưa nhập mục này.")
WRONG = N_("Nội dung không hợp lệ.")
STALE = N_("Trang này đã mở quá lâu. Bấm lưu lại lần nữa.")
NOT_A_CHOICE = N_("Chọn một mục trong danh sách.")
NOT_A_WHOLE_NUMBER = N_("Nhập số nguyên, ví dụ 36.")
NOT_A_NUMBER = N_("Nhập một số, ví dụ 95,31.")
AT_LEAST = N_("Nhập ít nhất %(min)d ký tự.")
AT_MOST = N_("Nhập nhiều nhất %(max)d ký tự.")
EXACTLY = N_("Nhập đúng %(max)d ký tự.")

WORDS = {
    "Invalid field name '%s'.": N_("Không có mục nào tên là '%s'."),
    "Field must be equal to %(other_name)s.": N_("Phải giống mục %(other_name)s."),
    "Field must be at least %(min)d character long.": AT_LEAST,
    "Field must be at least %(min)d characters long.": AT_LEAST,
    "Field cannot be longer than %(max)d character.": AT_MOST,
    "Field cannot be longer than %(max)d characters.": AT_MOST,
    "Field must be exactly %(max)d character long.": EXACTLY,
    "Field must be exactly %(max)d characters long.": EXACTLY,
    "Field must be between %(min)d and %(max)d characters long.": N_(
        "Nhập từ %(min)d đến %(max)d ký tự."
    ),
    "Number must be at least %(min)s.": N_("Nhập số từ %(min)s trở lên."),
    "Number must be at most %(max)s.": N_("Nhập số không quá %(max)s."),
    "Number must be between %(min)s and %(max)s.": N_("Nhập số từ %(min)s đến %(max)s."),
    "Date must be at least %(min)s.": N_("Chọn ngày từ %(min)s trở đi."),
    "Date must be at most %(max)s.": N_("Chọn ngày không sau %(max)s."),
    "Date must be between %(min)s and %(max)s.": N_("Chọn ngày từ %(min)s đến %(max)s."),
    "This field is required.": MISSING,
    "Invalid input.": WRONG,
    "Invalid email address.": N_("Địa chỉ thư điện tử chưa đúng."),
    "Invalid IP address.": N_("Địa chỉ IP chưa đúng."),
    "Invalid Mac address.": N_("Địa chỉ MAC chưa đúng."),
    "Invalid URL.": N_("Địa chỉ trang chưa đúng."),
    "Invalid UUID.": N_("Mã định danh chưa đúng."),
    "Invalid value, must be one of: %(values)s.": N_("Chỉ nhận một trong các giá trị: %(values)s."),
    "Invalid value, can't be any of: %(values)s.": N_("Không nhận các giá trị: %(values)s."),
    "This field cannot be edited.": N_("Mục này không sửa được."),
    "This field is disabled and cannot have a value.": N_("Mục này đang khóa, không nhập được."),
    "Invalid CSRF Token.": STALE,
    "CSRF token missing.": STALE,
    "CSRF failed.": STALE,
    "CSRF token expired.": STALE,
    "Invalid Choice: could not coerce.": NOT_A_CHOICE,
    "Choices cannot be None.": N_("Danh sách lựa chọn đang trống."),
    "Not a valid choice.": NOT_A_CHOICE,
    "Invalid choice(s): one or more data inputs could not be coerced.": NOT_A_CHOICE,
    "'%(value)s' is not a valid choice for this field.": N_(
        "Không có “%(value)s” trong danh sách."
    ),
    "'%(value)s' are not valid choices for this field.": N_(
        "Không có “%(value)s” trong danh sách."
    ),
    "Not a valid datetime value.": N_("Viết ngày và giờ, ví dụ 05/06/2026 09:30."),
    "Not a valid date value.": N_("Viết ngày, tháng, năm, ví dụ 05/06/2026."),
    "Not a valid time value.": N_("Viết giờ và phút, ví dụ 09:30."),
    "Not a valid week value.": N_("Viết tuần và năm, ví dụ 23/2026."),
    "Not a valid integer value.": NOT_A_WHOLE_NUMBER,
    "Not a valid decimal value.": NOT_A_NUMBER,
    "Not a valid float value.": NOT_A_NUMBER,
    "File does not have an approved extension: {extensions}": N_(
        "Chỉ nhận tệp có đuôi: {extensions}."
    ),
    "File does not have an approved extension.": N_("Loại tệp này không nhận được."),
}


class Words:
    """What WTForms asks for its messages."""

    def gettext(self, text: str) -> str:
        """Return a message of WTForms, or a label of ours, in the reader's language."""
        return gettext(WORDS.get(text, text))

    def ngettext(self, singular: str, plural: str, count: int) -> str:
        """Return a message that counts; Vietnamese has one form."""
        return self.gettext(singular if count == 1 else plural)
