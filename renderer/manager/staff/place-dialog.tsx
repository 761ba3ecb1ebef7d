import { Select } from "antd";
import { useState } from "react";
import { Button } from "../../kit/button.tsx";
import { Dialog } from "../../kit/desk/dialog.tsx";
import { useAct } from "../../kit/desk/use-act.ts";
import { useHallDescription } from "../../kit/hall-context.tsx";
import { managerWords } from "../../words/manager.ts";
import { staffWords } from "../../words/manager-staff.ts";
import { useWords } from "../../words/words.ts";
import type { Member, Unit } from "./staff-table.tsx";

interface PlaceDialogProps {
  member: Member;
  units: readonly Unit[];
  onClose: () => void;
  onSet: () => void;
}

/** Where somebody works: the units whose items they decide, or the site where they run errands. */
export function PlaceDialog({ member, units, onClose, onSet }: PlaceDialogProps) {
  const { say, pick } = useWords(staffWords);
  const frame = useWords(managerWords);
  const description = useHallDescription();
  const setUnits = useAct("staff:setUnits");
  const setSite = useAct("staff:setSite");
  const [unitIds, chooseUnits] = useState(member.unitIds);
  const [siteId, chooseSite] = useState(member.siteId ?? description?.id ?? "");
  const isAgent = member.role === "agent";
  const save = async () => {
    if (setUnits.isBusy || setSite.isBusy) return;
    const { user } = member;
    const answer = isAgent ? await setSite.act({ user, siteId }) : await setUnits.act({ user, unitIds });
    if (answer.ok) onSet();
  };
  return (
    <Dialog
      title={say("placeOf", { name: member.name })}
      isWide
      onClose={onClose}
      isBusy={setUnits.isBusy || setSite.isBusy}
      trouble={setUnits.trouble ?? setSite.trouble}
      actions={
        <>
          <Button onPress={onClose}>{frame.say("cancel")}</Button>
          <Button kind="next" onPress={() => void save()}>
            {say("placeYes")}
          </Button>
        </>
      }
    >
      <p>{say("placeEffect")}</p>
      <div className="dialog__field">
        <label htmlFor="staff-place">{say(isAgent ? "siteAsk" : "unitsAsk")}</label>
        {isAgent ? (
          <Select
            id="staff-place"
            value={siteId}
            onChange={chooseSite}
            options={(description?.sites ?? []).map(({ id, name }) => ({ value: id, label: pick(name) }))}
          />
        ) : (
          <Select
            id="staff-place"
            mode="multiple"
            value={unitIds}
            onChange={chooseUnits}
            showSearch={{ optionFilterProp: "label" }}
            options={units.map(({ id, name, office }) => ({
              value: id,
              label: `${pick(name)}（${pick(office)}）`,
            }))}
          />
        )}
        {!isAgent && unitIds.length === 0 ? <p className="staff-form__rule">{say("noUnits")}</p> : null}
      </div>
    </Dialog>
  );
}
