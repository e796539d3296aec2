import { describe, expect, test } from "vitest";
import { whyNotPassword } from "~/domain/people/rules";
import { m } from "~/i18n/paraglide/messages";

const HANH = { email: "hanh.nguyen@gomthanhha.vn", name: "Nguyễn Thị Hạnh" };

describe("whyNotPassword", () => {
  test.each([
    "con trâu đi trước cái cày",
    "tinh-hoa của làng Vạn Phúc",
    "g7#kPz!w2x",
    "!!!???!!!???",
    "6 giờ sáng chợ Lách",
  ])("accepts %s", (password) => {
    expect(whyNotPassword(password, HANH)).toBeNull();
  });

  test.each([
    "matkhau123",
    "Mật khẩu 2026",
    "password123",
    "1234567890",
    "0987654321",
    "qwertyuiop",
    "aaaaaaaaaaaa",
    "123123123123",
    "anhyeuem2020",
    "tinhhoa-demo",
    "VietNam@2026",
  ])("refuses %s as too common", (password) => {
    expect(whyNotPassword(password, HANH)).toBe(m.people_password_common());
  });

  test.each(["hanh.nguyen@gomthanhha.vn", "hanh.nguyen1985", "nguyenthihanh", "Nguyễn Thị Hạnh"])(
    "refuses %s as the person's own",
    (password) => {
      expect(whyNotPassword(password, HANH)).toBe(m.people_password_personal());
    },
  );

  test("counts letters, however a device composes them", () => {
    expect(whyNotPassword("ếếếạạạộộộ", HANH)).toBe(m.people_password_short({ minimum: 10 }));
    expect(whyNotPassword("ếếếạạạộộộ".normalize("NFD"), HANH)).toBe(m.people_password_short({ minimum: 10 }));
    expect(whyNotPassword("thuyền ".repeat(19), HANH)).toBe(m.people_password_long({ maximum: 128 }));
  });
});
