import { officeWords } from "../../words/office.ts";
import { useWords } from "../../words/words.ts";
import { useOffice, useOfficeNames } from "../use-office.ts";

/** Who has how much, the late ones first: a bar as long as what is open, so that a heap is seen and not read. */
export function PeopleTable() {
  const { say } = useWords(officeWords);
  const { work } = useOffice();
  const names = useOfficeNames();
  const people = work.people.toSorted((a, b) => b.late - a.late || b.open - a.open);
  const most = Math.max(1, ...people.map((one) => one.open));
  if (people.length === 0) return <p className="sheet__note">{say("peopleNone")}</p>;
  return (
    <table className="people">
      <thead>
        <tr>
          <th>{say("person")}</th>
          <th>{say("openCount")}</th>
          <th>
            <span className="unseen">{say("openCount")}</span>
          </th>
          <th>{say("todayCount")}</th>
          <th>{say("lateCount")}</th>
          <th>{say("decidedCount")}</th>
        </tr>
      </thead>
      <tbody>
        {people.map((one) => (
          <tr key={one.staffNumber}>
            <th scope="row">
              {names.person(one.staffNumber)}
              <span className="work__small people__units">{one.unitIds.map(names.unit).join("、")}</span>
            </th>
            <td className="digits people__count">{one.open}</td>
            <td className="people__bar">
              <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                <rect width="100" height="10" className="people__ground" />
                <rect
                  width={(one.open / most) * 100}
                  height="10"
                  className={one.late > 0 ? "people__late" : "people__open"}
                />
              </svg>
            </td>
            <td className="digits">{one.today}</td>
            <td className={one.late > 0 ? "digits work__late" : "digits"}>{one.late}</td>
            <td className="digits">{one.decided}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
