import { describe, expect, it } from "vitest";
import { isInFont, printerFonts } from "./characters.ts";

describe("what is left to a printer's own characters", () => {
  it.each([
    ["办理不动产登记 A001", "gb2312 gbk gb18030"],
    ["，。、：（）—…①㈠→", "gb2312 gbk gb18030"],
    // In GBK, not in GB2312; common in names.
    ["镕", "gbk gb18030"],
    ["堃喆赟", "gbk gb18030"],
    ["〇ⅰ", "gbk gb18030"],
    // Two bytes in GB18030 that GBK had left open.
    ["䶮", "gb18030"],
    ["㤘", "gb18030"],
    ["€", "gb18030"],
    // Four bytes.
    ["㐀", "gb18030"],
    ["㐂㙓", "gb18030"],
    ["𠮷", "gb18030"],
    ["•", "gb18030"],
  ])("%s: %s", (text, fonts) => {
    expect(printerFonts.filter((font) => isInFont(text, font)).join(" ")).toBe(fonts);
  });

  it("one character that is missing is enough", () => {
    expect(isInFont("䶮先生", "gbk")).toBe(false);
  });
});
