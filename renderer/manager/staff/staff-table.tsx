import { Table, type TableColumnsType } from "antd";
import type { QueryValue } from "../../../hall-server/contract/queries.ts";
import { staffRoles } from "../../../hall-server/contract/roles.ts";
import { Button } from "../../kit/button.tsx";
import { Icon } from "../../kit/icon.tsx";
import { ownStaffNumber } from "../../kit/me.ts";
import { managerWords } from "../../words/manager.ts";
import { staffWords } from "../../words/manager-staff.ts";
import { useWords } from "../../words/words.ts";
import { placedRoles } from "./placed-roles.ts";

export type Unit = QueryValue<"staff:list">["units"][number];
export type Member = QueryValue<"staff:list">["staff"][number];

interface StaffTableProps {
  members: Member[];
  isStale: boolean;
  onPlace: (member: Member) => void;
  onPassword: (member: Member) => void;
  onDeactivate: (member: Member) => void;
}

export function StaffTable({ members, isStale, onPlace, onPassword, onDeactivate }: StaffTableProps) {
  const { say } = useWords(staffWords);
  const frame = useWords(managerWords);
  const sayRole = useRoleWords();
  const own = ownStaffNumber("manager");
  const columns: TableColumnsType<Member> = [
    { title: say("name"), dataIndex: "name", key: "name" },
    { title: say("user"), dataIndex: "user", key: "user" },
    { title: say("staffNumber"), dataIndex: "staffNumber", key: "staffNumber", width: 160 },
    { title: say("role"), key: "role", width: 200, render: (_, member) => sayRole(member.role) },
    {
      title: say("state"),
      key: "state",
      width: 160,
      render: (_, member) =>
        member.isActive ? (
          <span className="sheet__sign sheet__sign--green">
            <Icon name="checkCircle" /> {say("active")}
          </span>
        ) : (
          <span className="sheet__note">{say("left")}</span>
        ),
    },
    {
      title: <span className="unseen">{say("steps")}</span>,
      key: "steps",
      width: 420,
      align: "right",
      render: (_, member) =>
        member.isActive ? (
          <>
            {placedRoles.includes(member.role) ? (
              <Button
                className="sheet__quiet"
                {...(isStale
                  ? { disabledBecause: frame.say("staleBecause") }
                  : { label: say("placeOf", { name: member.name }) })}
                onPress={() => onPlace(member)}
              >
                {say("place")}
              </Button>
            ) : null}
            <Button
              className="sheet__quiet"
              {...(isStale
                ? { disabledBecause: frame.say("staleBecause") }
                : { label: say("passwordOf", { name: member.name }) })}
              onPress={() => onPassword(member)}
            >
              {say("password.set")}
            </Button>
            {member.staffNumber === own ? (
              <span className="sheet__note">{say("yourself")}</span>
            ) : (
              <Button
                className="sheet__quiet"
                {...(isStale
                  ? { disabledBecause: frame.say("staleBecause") }
                  : { label: say("deactivateOf", { name: member.name }) })}
                onPress={() => onDeactivate(member)}
              >
                {say("deactivate")}
              </Button>
            )}
          </>
        ) : null,
    },
  ];
  return (
    <Table<Member>
      rowKey="user"
      columns={columns}
      dataSource={members}
      pagination={members.length > 15 ? { pageSize: 15, showSizeChanger: false } : false}
      locale={{ emptyText: say("nobody") }}
    />
  );
}

/** A role in words; one that is unknown is shown as it came. */
export function useRoleWords(): (role: string) => string {
  const { say } = useWords(staffWords);
  return (role) => {
    const known = staffRoles.find((one) => one === role);
    return known ? say(`role.${known}`) : role;
  };
}
