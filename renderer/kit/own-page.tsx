import type { ReactNode } from "react";
import { commonWords } from "../words/common.ts";
import { otherPageWords } from "../words/other-page.ts";
import { useWords } from "../words/words.ts";
import { Brand } from "./brand.tsx";
import { Button } from "./button.tsx";
import { useHallDescription } from "./hall-context.tsx";
import { ownRole } from "./me.ts";
import { Notice } from "./notice.tsx";
import { pagesInstead, type StaffPage } from "./own-pages.ts";
import { useSession } from "./session.tsx";

/** In place of a page that would refuse everything that its person does: where their work is, and the way out. */
export function OwnPage({ children }: { children: ReactNode }) {
  const { page } = useSession();
  const instead = pagesInstead(page, ownRole(page));
  return instead === null ? children : <OtherPage pages={instead} />;
}

function OtherPage({ pages }: { pages: readonly StaffPage[] }) {
  const { say, pick } = useWords(otherPageWords);
  const common = useWords(commonWords);
  const hall = useHallDescription();
  const { leave } = useSession();
  /** A shell shows one page and follows no link. */
  const links = window.yichuang ? [] : pages;
  const todo = links.length > 0 ? "todo" : pages.length > 0 ? "inShell" : "nowhere";
  return (
    <main className="door">
      <div className="door__form">
        {hall ? (
          <Brand
            name={pick(hall.name)}
            demonstration={hall.isDemonstration ? common.say("demonstration") : undefined}
          />
        ) : null}
        <h1>{say("what")}</h1>
        <Notice kind="attention" what={say(todo)} />
        {links.map((page, at) => (
          <a key={page} className={`button ${at === 0 ? "button--next" : ""}`} href={`/${page}/`}>
            {say(page)}
          </a>
        ))}
        <Button onPress={leave}>{common.say("signOut")}</Button>
      </div>
    </main>
  );
}
