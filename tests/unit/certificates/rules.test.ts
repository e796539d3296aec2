import { expect, test } from "vitest";
import { certificateNumber, certificateStatus, normalizeCertificateNumber } from "~/domain/certificates/rules";

test("a certificate holds through its last day, and revocation wins from its own day on", () => {
  const valid = { validUntil: "2027-12-31", revokedOn: null };
  expect(certificateStatus(valid, "2027-12-31")).toBe("valid");
  expect(certificateStatus(valid, "2028-01-01")).toBe("expired");
  expect(certificateStatus({ ...valid, revokedOn: "2026-05-02" }, "2026-05-01")).toBe("valid");
  expect(certificateStatus({ ...valid, revokedOn: "2026-05-02" }, "2026-05-02")).toBe("revoked");
  expect(certificateStatus({ ...valid, revokedOn: "2026-05-02" }, "2028-01-01")).toBe("revoked");
  expect(certificateStatus({ validUntil: null, revokedOn: null }, "2026-01-01")).toBe("recorded");
});

test("a number names round, year, decision and place in the list", () => {
  expect(certificateNumber({ prefix: "BTN", year: 2024, decisionNumber: "1493/QĐ-UBND", running: 7 })).toBe(
    "BTN-2024-1493-007",
  );
});

test("a number is read as people type it from paper", () => {
  for (const typed of ["btn-2024-1493-007", " BTN 2024 1493 007 ", "BTN–2024–1493–007"]) {
    expect(normalizeCertificateNumber(typed)).toBe("BTN-2024-1493-007");
  }
});
