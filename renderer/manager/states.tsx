import { AfterPressing, InEnglish } from "../gallery/acting.tsx";
import { modelCatalog } from "../gallery/model-catalog.ts";
import { modelHall } from "../gallery/model-hall.ts";
import type { PageState } from "../gallery/states.ts";
import { KitTheme } from "../kit/desk/kit-theme.tsx";
import type { Fixture } from "../kit/fixture-hall.ts";
import { resultAnswers } from "../kit/results/model-results.ts";
import { cityAnswers, counterView } from "./fixture-answers.ts";
import { noDeadlines } from "./fixture-deadlines.ts";
import { cityDescription } from "./fixture-description.ts";
import { wrongPreview } from "./fixture-documents.ts";
import { cityView, managerNow, townView, troubledView } from "./fixture-hall-view.ts";
import { cityShells, noShells, picturedShells } from "./fixture-shells.ts";
import { ManagerPage } from "./manager-page.tsx";
import type { Place } from "./tabs.ts";

const city: Fixture = {
  views: { hall: cityView, counter: counterView, shells: cityShells },
  now: managerNow,
  answers: cityAnswers,
  files: { "/api/hall": cityDescription, "/api/catalog": modelCatalog },
};
const town: Fixture = { ...city, views: { hall: townView }, files: { "/api/hall": modelHall } };
const troubled: Fixture = { ...city, views: { hall: troubledView, counter: counterView } };

const pictured: Fixture = { ...city, views: { ...city.views, shells: picturedShells } };
const withoutShells: Fixture = { ...city, views: { ...city.views, shells: noShells } };

const typedWrongly: Fixture = {
  ...city,
  answers: {
    ...cityAnswers,
    "/api/documents/preview/acceptance-notice": { ok: true, value: wrongPreview },
  },
};

const withoutDeadlines: Fixture = {
  ...city,
  answers: { ...cityAnswers, "deadlines:get": { ok: true, value: noDeadlines } },
};

const resulted: Fixture = { ...city, answers: { ...cityAnswers, ...resultAnswers.handOut } };

const draw = (start: Place) => () => (
  <KitTheme>
    <ManagerPage start={start} />
  </KitTheme>
);

const state = (name: string, fixture: Fixture, start: Place, isEnglish = false): PageState => {
  const page = draw(start);
  return {
    name,
    width: 1920,
    height: 1080,
    fixture,
    draw: isEnglish ? () => <InEnglish>{page()}</InEnglish> : page,
  };
};

const after = (words: string[], shown: PageState): PageState => ({
  ...shown,
  draw: () => <AfterPressing words={words}>{shown.draw()}</AfterPressing>,
});

export const states: PageState[] = [
  state("now-city", city, { tab: "now" }),
  state("now-city-english", city, { tab: "now" }, true),
  state("now-town-calm", town, { tab: "now" }),
  state("now-many-problems", troubled, { tab: "now" }),
  state("now-stale", { ...city, isStale: true }, { tab: "now" }),
  state("connecting", { ...city, views: {} }, { tab: "now" }),
  state("day", city, { tab: "day" }),
  state("day-english", city, { tab: "day" }, true),
  state("deadlines", city, { tab: "deadlines" }),
  state("deadlines-english", city, { tab: "deadlines" }, true),
  state("deadlines-none", withoutDeadlines, { tab: "deadlines" }),
  after(["导出这一月"], state("deadlines-workbook", city, { tab: "deadlines" })),
  state("results", resulted, { tab: "results" }),
  after(["材料移交"], state("results-paper", resulted, { tab: "results" })),
  after(["出证登记"], state("results-register", resulted, { tab: "results" })),
  after(["印章"], state("results-seal", resulted, { tab: "results" })),
  after(["印章", "停用"], state("results-seal-away", resulted, { tab: "results" })),
  state("results-english", resulted, { tab: "results" }, true),
  state("documents", city, { tab: "documents" }),
  state("documents-english", city, { tab: "documents" }, true),
  state("documents-wrong", typedWrongly, { tab: "documents" }),
  after(["恢复原样"], state("documents-restore", city, { tab: "documents" })),
  state("ratings", city, { tab: "ratings" }),
  state("devices", troubled, { tab: "devices" }),
  state("devices-english", troubled, { tab: "devices" }, true),
  after(["看窗口"], state("queue-counters", city, { tab: "now" })),
  after(["12号窗口"], state("counter", city, { tab: "now" })),
  after(["12号窗口", "关闭窗口"], state("close-counter", city, { tab: "now" })),
  after(["核对时间"], state("clock-step", troubled, { tab: "now" })),
  after(["配对新设备"], state("pairing", city, { tab: "devices" })),
  after(["配对新设备", "生成配对码"], state("pairing-code", town, { tab: "devices" })),
  after(["取消配对"], state("revoke", city, { tab: "devices" })),
  after(["删除个人信息"], state("erase", city, { tab: "tickets" })),
  state("tickets", city, { tab: "tickets" }),
  state("items", city, { tab: "items" }),
  state("items-english", city, { tab: "items" }, true),
  after(["查看食品经营许可"], state("item", city, { tab: "items" })),
  after(["查看食品经营许可", "修改记录"], state("item-history", city, { tab: "items" })),
  after(["查看食品经营许可", "停办", "停办"], state("item-withdraw", city, { tab: "items" })),
  after(["查看食品经营许可", "修改"], state("item-edit", city, { tab: "items" })),
  after(["查看食品经营许可", "修改", "修改第 4 项"], state("item-edit-row", city, { tab: "items" })),
  after(["新增事项"], state("item-new", city, { tab: "items" })),
  after(["计划与停办"], state("items-planned", city, { tab: "items" })),
  after(["导入导出"], state("items-import", city, { tab: "items" })),
  after(["压缩情况"], state("items-figures", city, { tab: "items" })),
  after(["体外循环"], state("items-bypass", city, { tab: "items" })),
  after(["体外循环", "逐件看"], state("items-bypass-cases", city, { tab: "items" })),
  after(["体外循环", "逐件看", "说明情况：示市监食许"], state("items-bypass-answer", city, { tab: "items" })),
  after(["业务手册"], state("items-handbook", city, { tab: "items" })),
  state("tickets-none", { ...city, answers: {} }, { tab: "tickets" }),
  state("staff", city, { tab: "staff" }),
  state("staff-english", city, { tab: "staff" }, true),
  after(["添加人员"], state("staff-add", city, { tab: "staff" })),
  after(["添加人员", "添加"], state("staff-add-missing", city, { tab: "staff" })),
  after(["工作单位：欧阳丁"], state("staff-units", city, { tab: "staff" })),
  after(["工作单位：闻人庚"], state("staff-site", city, { tab: "staff" })),
  after(["改密码"], state("staff-password", city, { tab: "staff" })),
  after(["停用"], state("staff-deactivate", city, { tab: "staff" })),
  state("shells", city, { tab: "shells" }),
  state("shells-english", city, { tab: "shells" }, true),
  state("shells-none", withoutShells, { tab: "shells" }),
  after(["1号自助机的详情", "看一眼屏幕"], state("shell-picture", pictured, { tab: "shells" })),
  after(["3号自助机的详情"], state("shell-silent", city, { tab: "shells" })),
  after(["换维护码", "设为维护码"], state("service-code-missing", city, { tab: "shells" })),
  state("voice", city, { tab: "voice" }),
  state("voice-english", city, { tab: "voice" }, true),
  after(["删除：请"], state("voice-remove", city, { tab: "voice" })),
];
