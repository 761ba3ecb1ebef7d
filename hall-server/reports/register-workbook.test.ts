import { readXlsx } from "hucre/xlsx";
import { expect, test } from "vitest";
import { clerk, openDesk, person } from "../handover/testing.ts";
import { inventedIdNumber } from "../testing.ts";
import { viewingOf } from "../viewing.ts";
import { registerWorkbook } from "./register-workbook.ts";

test("the register as a workbook: newest first, masked, and only the days that were asked for", async () => {
  const desk = openDesk();
  const numbers: string[] = [];
  for (let n = 0; n < 3; n += 1) {
    const holder = { ...person, idNumber: inventedIdNumber(n) };
    const { applicationId, number } = await desk.ready({ holder });
    await desk.done(clerk, "delivery:handOver", {
      ...{ applicationId, checkedBy: "card", signatureBlobId: desk.blob() },
      collector: { kind: "applicant", holder },
    });
    numbers.unshift(number);
    desk.time.advanceMinutes(24 * 60);
  }
  const read = async (days: { from?: string; to?: string }) => {
    const stream = registerWorkbook(viewingOf(desk.hall), days, "zh");
    const workbook = await readXlsx(new Uint8Array(await new Response(stream).arrayBuffer()));
    return workbook.sheets[0]?.rows ?? [];
  };
  const [head, ...rows] = await read({});
  expect(head?.slice(0, 3)).toEqual(["办件编号", "事项", "申请人"]);
  expect(rows.map((row) => row[0])).toEqual(numbers);
  expect(rows[0]?.slice(2, 6)).toEqual(["甲*", "准予", "示例〔2026〕1", "窗口领取"]);
  const [, ...first] = await read({ to: "2026-03-02" });
  expect(first.map((row) => row[0])).toEqual(numbers.slice(-1));
  desk.hall.stop();
});
