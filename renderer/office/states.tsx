import type { Application } from "../../hall-server/contract/intake.ts";
import type { ViewValue } from "../../hall-server/contract/views.ts";
import { AfterPressing, InEnglish } from "../gallery/acting.tsx";
import { modelCatalog } from "../gallery/model-catalog.ts";
import { modelNow } from "../gallery/model-hall.ts";
import type { PageState } from "../gallery/states.ts";
import { KitTheme } from "../kit/desk/kit-theme.tsx";
import { noDevices } from "../kit/devices.ts";
import type { Fixture } from "../kit/fixture-hall.ts";
import { answersFor, refusingAnswers } from "./fixtures/model-answers.ts";
import {
  decidedCase,
  extendedCase,
  lateCase,
  modelCase,
  newCase,
  parallelCase,
  pictureIds,
  secondCase,
  specialCase,
} from "./fixtures/model-case.ts";
import {
  calmView,
  crowdedView,
  emptyView,
  headView,
  noUnitView,
  reviewerView,
} from "./fixtures/model-office.ts";
import { modelOfficeHall } from "./fixtures/model-office-hall.ts";
import { modelSheet } from "./fixtures/model-sheet.ts";
import { OfficePage } from "./office-page.tsx";
import type { Place } from "./place.ts";

const files = { "/api/hall": modelOfficeHall, "/api/catalog": modelCatalog };

const fixture = (view: ViewValue<"office">, application: Application = modelCase): Fixture => ({
  views: { office: view },
  now: modelNow,
  answers: answersFor(application),
  files,
  pictures: Object.fromEntries(pictureIds.map((blobId) => [blobId, modelSheet()])),
});
const reviewer = fixture(reviewerView);
const head = fixture(headView);

const at = (place: Partial<Place> = {}): Place => ({
  tab: "work",
  list: "all",
  applicationId: null,
  ...place,
});
const opened = at({ applicationId: "app-1" });

const state = (name: string, shown: Fixture, start: Place, isEnglish = false): PageState => {
  const page = (
    <KitTheme>
      <OfficePage devices={noDevices} start={start} />
    </KitTheme>
  );
  return {
    name,
    width: 1920,
    height: 1080,
    fixture: shown,
    draw: () => (isEnglish ? <InEnglish>{page}</InEnglish> : page),
  };
};

const after = (words: string[], shown: PageState): PageState => ({
  ...shown,
  draw: () => <AfterPressing words={words}>{shown.draw()}</AfterPressing>,
});

const caseOf = (name: string, application: Application, view = reviewerView): PageState =>
  state(name, fixture(view, application), opened);

export const states: PageState[] = [
  state("work", reviewer, at()),
  state("work-english", reviewer, at(), true),
  state("work-calm", fixture(calmView), at()),
  state("work-empty", fixture(emptyView), at({ list: "mine" })),
  state("work-no-unit", fixture(noUnitView), at()),
  state("work-mine", reviewer, at({ list: "mine" })),
  state("work-more-than-shown", fixture(crowdedView), at()),
  state("work-stale", { ...reviewer, isStale: true }, at()),
  state("connecting", { ...reviewer, views: {} }, at()),
  state("search", reviewer, at({ tab: "search" })),
  state("search-english", reviewer, at({ tab: "search" }), true),
  state("handover", reviewer, at({ tab: "handover" })),
  state("office", head, at({ tab: "office" })),
  state("office-english", head, at({ tab: "office" }), true),
  state("office-calm", fixture({ ...headView, ...emptyView, role: "head" }), at({ tab: "office" })),
  caseOf("case", modelCase),
  state("case-english", reviewer, opened, true),
  caseOf("case-new", newCase),
  caseOf("case-late", lateCase),
  caseOf("case-special", specialCase),
  caseOf("case-second", secondCase),
  caseOf("case-decided", decidedCase),
  caseOf("case-extension", extendedCase, headView),
  state("case-stale", { ...reviewer, isStale: true }, opened),
  state("case-gone", { ...reviewer, answers: refusingAnswers }, opened),
  after(["申请表"], caseOf("case-form-locked", modelCase)),
  after(["申请表", "看申请表"], caseOf("case-form", modelCase)),
  after(["经过"], caseOf("case-history", modelCase)),
  after(["文书"], caseOf("case-documents", decidedCase)),
  after(["并联"], caseOf("case-parallel", parallelCase)),
  after(["F2"], caseOf("grant", modelCase)),
  after(["F2"], caseOf("grant-proposed", { ...modelCase, needsTwoReviewers: true })),
  after(["F3"], caseOf("refuse", modelCase)),
  after(["F3", "场地不合要求", "决定不予"], caseOf("refuse-written", modelCase)),
  after(["F3", "决定不予"], caseOf("refuse-missing", modelCase)),
  after(["F4"], caseOf("special-begin", modelCase)),
  after(["F4"], caseOf("special-end", specialCase)),
  after(["F5"], caseOf("extend", modelCase)),
  after(["F5"], caseOf("extension-answer", extendedCase, headView)),
  after(["F6"], caseOf("give-back", modelCase)),
  after(["F7"], caseOf("note", modelCase)),
  after(["F8"], caseOf("make", decidedCase)),
  after(["F9"], caseOf("recuse", modelCase)),
  after(["F2"], caseOf("confirm", secondCase)),
  after(["改派"], caseOf("assign", extendedCase, headView)),
  after(["强制结束"], caseOf("end", extendedCase, headView)),
  after(["督办"], state("office-urge", head, at({ tab: "office" }))),
];
