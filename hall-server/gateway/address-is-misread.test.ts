/** Somebody's phone opens an address that a code was misread as, or that is old: a page says so; a program reads data. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestHall, type TestHall } from "../testing.ts";
import type { Gateway } from "./server.ts";
import { openTestGateway } from "./testing.ts";

let hall: TestHall;
let gateway: Gateway;
beforeAll(async () => {
  hall = openTestHall();
  gateway = await openTestGateway(hall);
});
afterAll(async () => {
  await gateway.stop();
  hall.hall.stop();
});

const phone = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
const get = (path: string, accept: string) => fetch(gateway.url + path, { headers: { accept } });

test.each([
  ["/verify/%zz", 400],
  ["/verify/%", 400],
  ["/verify/%E4%BD", 400],
  ["/verify", 404],
  ["/progress/%zz", 400],
  ["/nothing-here", 404],
  ["/%zz", 400],
  ["/api/documents/d-none?token=old", 401],
  ["/api/catalog/files/none", 404],
  ["/api/catalog/handbook?item=none", 404],
])("%s says to a person in both languages what to do", async (path, status) => {
  const answer = await get(path, phone);
  expect([answer.status, answer.headers.get("content-type")]).toEqual([status, "text/html; charset=utf-8"]);
  expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  const nonce = /style-src 'self' 'nonce-([^']+)'/.exec(
    answer.headers.get("content-security-policy") ?? "",
  )?.[1];
  const page = await answer.text();
  expect(page).toContain(`<style nonce="${nonce}">`);
  expect(page).toMatch(/<p>[^<]*[请可]/);
  expect(page).toMatch(/<p lang="en">[A-Z][^<]+\.<\/p>/);
});

test("behind a paper's code stands a page, whatever the phone accepts", async () => {
  const answer = await get("/verify/%zz", "*/*");
  expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
});

test.each([
  ["/%zz", 400, "invalid-input"],
  ["/progress/%zz", 400, "invalid-input"],
  ["/nothing-here", 404, "not-found"],
  ["/api/documents/d-none", 401, "not-signed-in"],
])("%s is data to a program", async (path, status, code) => {
  for (const accept of ["*/*", "application/json"]) {
    const answer = await get(path, accept);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ ok: false, error: { code } });
  }
});

test("what is sent is answered with data, even by a page's form", async () => {
  const answer = await fetch(`${gateway.url}/api/nothing`, { method: "POST", headers: { accept: phone } });
  expect(await answer.json()).toMatchObject({ ok: false, error: { code: "not-found" } });
});
