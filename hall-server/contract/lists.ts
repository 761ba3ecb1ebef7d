/**
 * Lists of names that pages show one by one. They stand apart from the schemas, so that no page has to carry the library
 * that reads those, which also tries what the pages' policy forbids.
 */

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
