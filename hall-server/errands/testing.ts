/** For tests: agents of the sites of the model town, from the villages up to the city. */
import type { Principal } from "../deciding.ts";
import { openTestHall, staff, type TestHall } from "../testing.ts";

export interface Agents {
  east: Principal;
  west: Principal;
  town: Principal;
  county: Principal;
  city: Principal;
}

export function openHallWithAgents(): { test: TestHall; agents: Agents } {
  const test = openTestHall();
  const agent = (staffId: string, siteId: string): Principal => {
    const known = test.hall.registry.staff(staffId);
    if (!known)
      test.hall.registry.addStaff({
        ...{ staffId, siteId, staffNumber: staffId, role: "agent", name: "示例", passwordHash: "" },
      });
    return staff(staffId, "agent");
  };
  return {
    test,
    agents: {
      east: agent("east", "east-village"),
      west: agent("west", "west-village"),
      town: agent("town-agent", "town"),
      county: agent("county-agent", "county"),
      city: agent("city-agent", "city"),
    },
  };
}
