/**
 * Lists of names that pages show one by one. They stand apart from the schemas, so that no page has to carry the library
 * that reads those, which also tries what the pages' policy forbids.
 */

/**
 *   submitted ─▶ received ─▶ accepted ─▶ reviewing ─▶ decided ─▶ ready ─▶ delivered ─▶ archived
 *      │           │  ▲                    │   ▲
 *      │           ▼  │                    ▼   │
 *      │       supplementing            special-step
 *      ▼           ▼
 *   pre-refused  not-accepted, terminated           (withdrawn, ended: from every state before a decision)
 */
export const applicationStates = [
  /** 待预审: handed in at a kiosk or by an agent; no clerk has looked at it. */
  "submitted",
  /** 收件: the papers are in, one of the five outcomes of art. 32 is due. */
  "received",
  /** 补正中: the person was told once, in writing, all that is missing. */
  "supplementing",
  /** 受理, also 容缺受理 and 视为受理: at its unit, nobody has taken it up. */
  "accepted",
  /** 审查 */
  "reviewing",
  /** 特殊环节: hearing, inspection, expert review …; the clock stands. */
  "special-step",
  /** 准予 or 不予: certificate and papers are being made (制证). */
  "decided",
  /** 待出件 */
  "ready",
  /** 送达 */
  "delivered",
  /** 办结·归档 */
  "archived",
  /** 预审不通过 */
  "pre-refused",
  /** 不受理 (no permit is needed) or 不予受理 (another agency's remit). */
  "not-accepted",
  /** 撤回, by the person. */
  "withdrawn",
  /** 终止: a supplement or a gap was not brought in time. */
  "terminated",
  /** 强制结束, by head or manager, with a reason. */
  "ended",
] as const;

/** 听证、检验、检测、检疫、鉴定、专家评审、现场勘验、公示、招标、拍卖: not counted in the time limit (art. 45). */
export const specialSteps = [
  "hearing",
  "inspection",
  "testing",
  "quarantine",
  "appraisal",
  "expert-review",
  "site-visit",
  "public-notice",
  "tender",
  "auction",
] as const;

/** What a line of the work list stands in; one line may stand in several. Worst first. */
export const officeLists = [
  /** 已超期 */
  "late",
  /** 今天到期 */
  "today",
  /** 快到期: a yellow light, and not due today. */
  "soon",
  /** At a unit of theirs, and nobody has taken it up. */
  "new",
  /** Taken up by who asks. */
  "mine",
  /** Decided by another, waits for a second reviewer (or, for a head, for theirs). */
  "confirm",
  /** An extension was asked for and is not answered. */
  "extension",
  /** The clock stands. */
  "special",
  /** 容缺: something is still to come. */
  "gaps",
  /** One of several departments' in parallel review. */
  "parallel",
  /** Decided; certificate and papers are to be made. */
  "make",
] as const;

export const limitLists = ["told", "late", "today", "soon", "all"] as const;

/** 指导网办、代办、帮办、现场办; 上门服务. */
export const errandWays = ["guide-online", "errand", "accompany", "on-site", "home-visit"] as const;

/** 满意、基本满意、不满意 */
export const errandAnswers = ["satisfied", "partly", "unsatisfied"] as const;
