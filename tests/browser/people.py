"""What the people of the story do, each on pages of their own."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.intake.annexes import SAMPLES
from tests.papers import PDF

PASSWORD = "ao làng chùa gạch"
ANNEX = SAMPLES / "plan_xa_2026.docx"
DECISION, REASON = "12/KH-UBND", "Phụ lục đã ký như vậy"
NEWS = "Đã gửi dự thảo quy chế xin ý kiến các đơn vị."
RESULT = "UBND xã đã ban hành quy chế làm việc."

expect.set_options(timeout=30_000)  # a busy machine, not a fault of the page


@dataclass(frozen=True)
class Visit:
    """A page in front of a person; `look` is called with a name wherever there is news to see."""

    page: Page
    look: Callable[[Page, str], None]

    def sign_in(self, login: str, *, at: str) -> None:
        """Open an address, be asked who it is, and come out where one wanted to go."""
        page = self.page
        page.goto(at)
        self.look(page, "dang-nhap")
        self.knock(login)
        expect(page.locator("summary.dd-who")).to_be_visible()

    def knock(self, login: str) -> None:
        """Sign in at the door where one stands."""
        self.page.get_by_label("Tên đăng nhập").fill(login)
        self.page.get_by_label("Mật khẩu").fill(PASSWORD)
        self.press("Đăng nhập")

    def press(self, words: str) -> None:
        """Press a button."""
        self.page.get_by_role("button", name=words, exact=True).first.click()

    def is_told(self, words: str) -> None:
        """See what the page says about the act."""
        expect(self.page.locator(".dd-flash")).to_have_text(words)


def takes_the_annex_in(hoa: Visit) -> None:
    """Hoa gives the Word file and settles what is doubtful in it."""
    page = hoa.page
    hoa.look(page, "nhap")
    page.get_by_label("Tệp phụ lục").set_input_files(ANNEX)
    hoa.press("Đọc tệp")
    expect(page.locator("main")).to_contain_text("Còn 06 chỗ phải xử lý")
    hoa.look(page, "xem-va-sua")
    for choice in page.get_by_label("Không có ngày, tính đến hết năm").all()[:3]:
        choice.check()
    page.get_by_label("Đọc là 15/04/2026").check()
    for choice in page.locator("td select").all():
        choice.select_option(label="Phòng Văn hóa - Xã hội")
    for choice in page.get_by_label("Khớp “").filter(has_text="ngoài hệ thống").all():
        choice.select_option(label="Giữ là đơn vị ngoài hệ thống")
    hoa.press("Lưu các lựa chọn")
    hoa.is_told("Đã xử lý 11 chỗ.")


def issues_the_plan(hoa: Visit) -> None:
    """Hoa writes the decision down and says why three rows have no day."""
    page = hoa.page
    page.get_by_role("link", name="Ban hành kế hoạch").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ban hành kế hoạch")
    hoa.look(page, "ban-hanh")
    for reason in page.get_by_label("Lý do").all():
        reason.fill(REASON)
    page.get_by_label("Số, ký hiệu").fill(DECISION)
    page.get_by_label("Ngày ban hành").fill("20/01/2026")
    hoa.press("Ban hành 42 nhiệm vụ")
    hoa.is_told("Đã ban hành kế hoạch.")
    hoa.look(page, "ke-hoach")


def names_the_officer(lan: Visit) -> None:
    """Lan opens what the letter told of and gives it to Tú."""
    page = lan.page
    lan.look(page, "thu-truong")
    page.get_by_text("Giao người thực hiện…").click()
    page.get_by_label("Người thực hiện").select_option(label="Lê Anh Tú")
    lan.press("Giao người thực hiện")
    lan.is_told("Đã giao người thực hiện.")


def tells_how_it_goes(tu: Visit) -> None:
    """Tú says in a sentence what was done, where the letter's button leads."""
    page = tu.page
    tu.look(page, "lien-ket")
    page.get_by_label("Một câu về kết quả").fill(NEWS)
    page.get_by_label("Đạt đến nay").fill("60")
    tu.press("Lưu cập nhật")
    tu.is_told("Đã lưu cập nhật.")
    expect(page.get_by_text(NEWS)).to_be_visible()


def goes_on_behind_the_door(tu: Visit) -> None:
    """Tú has finished and signs in: a link alone submits nothing."""
    tu.press("Đã xong, gửi xác nhận")
    tu.knock("tu")
    tu.press("Tiếp tục")
    expect(tu.page.get_by_label("Đã xong, gửi xác nhận")).to_be_checked()
    tu.look(tu.page, "nhiem-vu-moi")


def submits(tu: Visit, folder: Path) -> None:
    """Tú submits the task with the decision that ends it."""
    page, scan = tu.page, folder / "quy-che.pdf"
    scan.write_bytes(PDF)
    page.get_by_label("Đã xong, gửi xác nhận").check()
    page.get_by_label("Một câu về kết quả").fill(RESULT)
    page.get_by_label("Ngày hoàn thành thực tế").fill("21/01/2026")
    page.get_by_label("Hoàn thành", exact=True).check()
    page.get_by_label("Số, ký hiệu").fill("31/QĐ-UBND")
    page.get_by_label("Ngày", exact=True).fill("21/01/2026")
    page.get_by_label("Trích yếu").fill("Ban hành quy chế làm việc của UBND xã")
    page.get_by_label("Đính kèm tệp").set_input_files(scan)
    tu.look(page, "nhiem-vu-gui")
    tu.press("Gửi xác nhận")
    tu.is_told("Đã gửi xác nhận hoàn thành.")
    tu.look(page, "nhiem-vu-da-gui")
    page.goto("/nhiem-vu-cua-toi")
    expect(page.get_by_text("Chờ xác nhận từ 21/01")).to_be_visible()
    tu.look(page, "cua-toi")


def verifies(hoa: Visit) -> None:
    """Hoa finds the task with its proof and confirms it."""
    page = hoa.page
    page.get_by_role("link", name="Chờ xác nhận 1").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Chờ xác nhận (01)")
    expect(page.get_by_role("row", name="31/QĐ-UBND")).to_contain_text("PDF")
    hoa.look(page, "cho-xac-nhan")
    hoa.press("Xác nhận hoàn thành")
    hoa.is_told("Đã xác nhận.")


def sees_the_rate(binh: Visit, *, fraction: str, percent: str) -> None:
    """Bình reads on the first page how much of the plan is done."""
    rate = binh.page.locator(".dd-rate-figure").first
    expect(rate).to_have_text(percent)
    expect(binh.page.get_by_role("link", name=fraction, exact=True).first).to_be_visible()
    binh.look(binh.page, f"tong-quan-{fraction.replace('/', '-')}")


def follows_the_rate(binh: Visit) -> None:
    """Bình clicks the fraction and reads which task it is."""
    page = binh.page
    page.get_by_role("link", name="1/42", exact=True).first.click()
    tasks = page.locator("tbody tr:not(.dd-group-row)")
    expect(tasks).to_have_count(1)
    expect(tasks).to_contain_text("Ban hành quy chế làm việc của UBND xã")
    expect(tasks).to_contain_text("Trước hạn")
    binh.look(page, "danh-sach")
    tasks.get_by_role("link").first.click()
    expect(page.get_by_role("row", name="31/QĐ-UBND")).to_be_visible()
    binh.look(page, "nhiem-vu-xong")
