/**
 * A refusal as a page, for somebody who opened an address in a browser: a code that was misread, a link that is old.
 * Programs, the hall's own pages among them, ask for no page and get the refusal as data.
 */
import { randomBytes } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { ErrorCode, HallError } from "../contract/errors.ts";
import { pagePolicy } from "./headers.ts";

type Asking = Pick<FastifyRequest, "method" | "headers"> & { url?: string | undefined };

/** What stands behind a code on a paper is read by people alone, whatever their phone says that it accepts. */
const onPapers = /^\/verify(?:[/?]|$)/;

/** A browser that goes to an address says that it takes a page; a script's request does not. */
export function isAskedByPerson({ method, headers, url }: Asking): boolean {
  if (method !== "GET" && method !== "HEAD") return false;
  return headers.accept?.includes("text/html") === true || onPapers.test(url ?? "");
}

export function sayToPerson(reply: FastifyReply, status: number, code: ErrorCode): FastifyReply {
  const nonce = randomBytes(16).toString("base64");
  return reply
    .code(status)
    .header("content-security-policy", pagePolicy(nonce))
    .type("text/html; charset=utf-8")
    .send(pageOf(sentenceOf(code), nonce));
}

interface Sentence {
  title: string;
  said: string;
  english: string;
}

function sentenceOf(code: ErrorCode): Sentence {
  switch (code) {
    case "not-signed-in":
    case "not-allowed":
      return {
        title: "这一页打不开",
        said: "没有权限，或者链接已经过期。请回到原来的页面重新打开；需要帮助，请到导办台或拨打大厅电话。",
        english:
          "This link is not for you, or has run out. Open it anew from where you found it, or ask the hall.",
      };
    case "rate-limited":
    case "server-busy":
      return {
        title: "现在人多，请稍等",
        said: "请过一分钟再打开这一页。",
        english: "The hall is busy. Please open this page again in a minute.",
      };
    case "storage-failed":
    case "internal":
      return {
        title: "大厅系统出了问题",
        said: "请稍后再打开这一页；还是不行，请到导办台或拨打大厅电话。",
        english: "Something went wrong at the hall. Please try again later, or ask the hall.",
      };
    default:
      return {
        title: "没有这一页",
        said: "网址不完整或者有误。请重新扫码，或者核对网址；核验文书请看二维码是否完整，也可以拨打大厅电话核实。",
        english:
          "There is no such page: the address is cut off or misread. Scan the code again or check the address, or call the hall.",
      };
  }
}

function pageOf({ title, said, english }: Sentence, nonce: string): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style nonce="${nonce}">${style}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${said}</p>
<p lang="en">${english}</p>
</main>
</body>
</html>
`;
}

const style = `
body{margin:0;font:17px/1.6 system-ui,"Noto Sans SC",sans-serif;background:#f3f4f6;color:#16202c}
main{max-width:34rem;margin:0 auto;padding:1.25rem;background:#fff;min-height:100vh;box-sizing:border-box}
h1{margin:.25rem 0 1rem;font-size:1.6rem;color:#a3271d}
`.trim();

/** The refusal in the form that whoever asked can read. */
export function answerRefusal(reply: FastifyReply, status: number, error: HallError): FastifyReply {
  const { request } = reply;
  return isAskedByPerson(request)
    ? sayToPerson(reply, status, error.code)
    : reply.code(status).send({ ok: false, error });
}
