import { inventedIdNumber } from "../../hall-server/testing.ts";

/** Nobody alive was born in 1800 and after, up to 1880: as many different people as a year of a hall has. */
export function inventedHolder(serial: number): { name: string; idNumber: string; phone: string } {
  const born = new Date(Date.UTC(1800, 0, 1 + Math.floor(serial / 1_000)));
  const birth = born.toISOString().slice(0, 10).replaceAll("-", "");
  return {
    name: "甲乙丙",
    idNumber: inventedIdNumber(serial, birth),
    phone: String(10_000_000_000 + serial),
  };
}
