import { randomBytes } from "node:crypto";
import type { DeviceRole, StaffRole } from "../contract/roles.ts";
import type { HallDatabase } from "../journal/database.ts";
import { keyedHash } from "./keyed-hash.ts";
import { type HallKeys, seal, unseal } from "./keys.ts";

export interface StaffMember {
  staffId: string;
  staffNumber: string;
  role: StaffRole;
  name: string;
  passwordHash: string;
  isActive: boolean;
  /** Of back offices; empty for who works at none. */
  unitIds: string[];
  /** Where an agent works; null = in the hall itself. */
  siteId: string | null;
}

type NewStaff = Omit<StaffMember, "isActive" | "unitIds" | "siteId"> & {
  unitIds?: readonly string[];
  siteId?: string | null;
};

export interface PairedDevice {
  deviceId: string;
  kind: DeviceRole;
  place: string | null;
  name: string;
  pairedAt: number;
}

interface StaffRow {
  staff_id: string;
  staff_number: string;
  role: StaffRole;
  name: Buffer;
  password_hash: string;
  is_active: number;
  unit_ids: string;
  site_id: string | null;
}

interface DeviceRow {
  device_id: string;
  kind: DeviceRole;
  place: string | null;
  name: string;
  paired_at: number;
}

/** Who may come in: staff with their passwords, sessions and devices with their tokens (hashed, never plain). */
export class Registry {
  readonly #db: HallDatabase;
  readonly #keys: HallKeys;
  readonly #staff;
  readonly #session;
  readonly #sessionEnd;
  readonly #device;
  readonly #names = new Map<string, string>();
  readonly #numbers = new Map<string, string>();
  readonly #units = new Map<string, readonly string[]>();
  #devices: PairedDevice[] | null = null;

  constructor(db: HallDatabase, keys: HallKeys) {
    this.#db = db;
    this.#keys = keys;
    this.#staff = db.prepare<[string], StaffRow>("select * from staff where staff_id = ?");
    this.#session = db.prepare<[Buffer, number], { staff_id: string }>(
      "select staff_id from sessions where token_hash = ? and expires_at > ?",
    );
    this.#sessionEnd = db.prepare<[Buffer], { expires_at: number }>(
      "select expires_at from sessions where token_hash = ?",
    );
    this.#device = db.prepare<[Buffer], DeviceRow>(
      "select * from devices where token_hash = ? and is_revoked = 0",
    );
  }

  /** One durable write for all that `work` adds. */
  inOneWrite(work: () => void): void {
    this.#db.transaction(work)();
  }

  staff(staffId: string): StaffMember | null {
    const row = this.#staff.get(staffId);
    return row ? this.#member(row) : null;
  }

  /** For signs and pads where the hall shows names. */
  staffName(staffId: string): string | null {
    const known = this.#names.get(staffId);
    if (known !== undefined) return known;
    const name = this.staff(staffId)?.name ?? null;
    if (name !== null) this.#names.set(staffId, name);
    return name;
  }

  /** The number that others see; of somebody unknown the id. */
  staffNumberOf(staffId: string): string {
    const known = this.#numbers.get(staffId);
    if (known !== undefined) return known;
    const number = this.#staff.get(staffId)?.staff_number;
    if (number !== undefined) this.#numbers.set(staffId, number);
    return number ?? staffId;
  }

  addStaff(member: NewStaff): void {
    this.#db
      .prepare(
        `insert into staff (staff_id, staff_number, role, name, password_hash, is_active, unit_ids, site_id)
         values (?, ?, ?, ?, ?, 1, ?, ?)
         on conflict (staff_id) do nothing`,
      )
      .run(
        member.staffId,
        member.staffNumber,
        member.role,
        seal(this.#keys.vault, member.staffId, Buffer.from(member.name)),
        member.passwordHash,
        JSON.stringify(member.unitIds ?? []),
        member.siteId ?? null,
      );
  }

  /** Which units of back offices this person works for. */
  unitsOf(staffId: string): readonly string[] {
    const known = this.#units.get(staffId);
    if (known) return known;
    const units = this.staff(staffId)?.unitIds ?? [];
    this.#units.set(staffId, units);
    return units;
  }

  setSite(staffId: string, siteId: string): void {
    this.#db.prepare("update staff set site_id = ? where staff_id = ?").run(siteId, staffId);
  }

  setUnits(staffId: string, unitIds: readonly string[]): void {
    this.#db
      .prepare("update staff set unit_ids = ? where staff_id = ?")
      .run(JSON.stringify(unitIds), staffId);
    this.#units.delete(staffId);
  }

  allStaff(): StaffMember[] {
    return this.#db
      .prepare<[], StaffRow>("select * from staff order by staff_id")
      .all()
      .map((row) => this.#member(row));
  }

  hasStaffNumber(staffNumber: string): boolean {
    return this.#db.prepare("select 1 from staff where staff_number = ?").get(staffNumber) !== undefined;
  }

  setPassword(staffId: string, passwordHash: string): void {
    this.#db.prepare("update staff set password_hash = ? where staff_id = ?").run(passwordHash, staffId);
    this.#closeSessionsOf(staffId);
  }

  deactivate(staffId: string): void {
    this.#db.prepare("update staff set is_active = 0 where staff_id = ?").run(staffId);
    this.#closeSessionsOf(staffId);
  }

  /** Makes a session and returns its token, which is nowhere stored. */
  openSession(staffId: string, expiresAt: number): string {
    const token = randomBytes(24).toString("base64url");
    this.#db.prepare("delete from sessions where expires_at < ?").run(expiresAt - 31 * 86_400_000);
    this.#db
      .prepare("insert into sessions (token_hash, staff_id, expires_at) values (?, ?, ?)")
      .run(keyedHash(this.#keys.tokens, token), staffId, expiresAt);
    return token;
  }

  /** False when the token is no session's. */
  closeSession(token: string): boolean {
    const hash = keyedHash(this.#keys.tokens, token);
    return this.#db.prepare("delete from sessions where token_hash = ?").run(hash).changes > 0;
  }

  staffOfToken(token: string, now: number): StaffMember | null {
    const row = this.#session.get(keyedHash(this.#keys.tokens, token), now);
    const member = row ? this.staff(row.staff_id) : null;
    return member?.isActive ? member : null;
  }

  /** When the session of this token runs out, hall time; null for a token that is no session's. */
  sessionEndsAt(token: string): number | null {
    return this.#sessionEnd.get(keyedHash(this.#keys.tokens, token))?.expires_at ?? null;
  }

  deviceOfToken(token: string): PairedDevice | null {
    const row = this.#device.get(keyedHash(this.#keys.tokens, token));
    return row ? toDevice(row) : null;
  }

  /** Paired devices, oldest first. */
  devices(): PairedDevice[] {
    this.#devices ??= this.#db
      .prepare<[], DeviceRow>("select * from devices where is_revoked = 0 order by paired_at, device_id")
      .all()
      .map(toDevice);
    return this.#devices;
  }

  addDevice(device: PairedDevice, token: string): void {
    this.#devices = null;
    this.#db
      .prepare(
        `insert into devices (device_id, kind, place, name, token_hash, paired_at, is_revoked) values (?, ?, ?, ?, ?, ?, 0)
         on conflict (device_id) do nothing`,
      )
      .run(
        device.deviceId,
        device.kind,
        device.place,
        device.name,
        keyedHash(this.#keys.tokens, token),
        device.pairedAt,
      );
  }

  revokeDevice(deviceId: string): boolean {
    this.#devices = null;
    return (
      this.#db.prepare("update devices set is_revoked = 1 where device_id = ?").run(deviceId).changes > 0
    );
  }

  /** Six digits that a person can read to somebody; computed from the pairing's id, stored only as a hash. */
  pairingCode(pairingId: string): string {
    const number = keyedHash(this.#keys.pairing, pairingId).readUInt32BE(0) % 1_000_000;
    return String(number).padStart(6, "0");
  }

  addPairing(pairingId: string, kind: DeviceRole, place: string | null, expiresAt: number): void {
    const codeHash = keyedHash(this.#keys.pairing, this.pairingCode(pairingId));
    this.#db.prepare("delete from pairings where code_hash = ?").run(codeHash);
    this.#db
      .prepare("insert into pairings (pairing_id, code_hash, kind, place, expires_at) values (?, ?, ?, ?, ?)")
      .run(pairingId, codeHash, kind, place, expiresAt);
  }

  pairing(code: string, now: number): { pairingId: string; kind: DeviceRole; place: string | null } | null {
    const row = this.#db
      .prepare<[Buffer, number], { pairing_id: string; kind: DeviceRole; place: string | null }>(
        "select pairing_id, kind, place from pairings where code_hash = ? and expires_at > ?",
      )
      .get(keyedHash(this.#keys.pairing, code), now);
    return row ? { pairingId: row.pairing_id, kind: row.kind, place: row.place } : null;
  }

  dropPairing(pairingId: string): void {
    this.#db.prepare("delete from pairings where pairing_id = ?").run(pairingId);
  }

  #closeSessionsOf(staffId: string): void {
    this.#db.prepare("delete from sessions where staff_id = ?").run(staffId);
  }

  /** After a group was taken back: what was read within it may not be so. */
  forgetCached(): void {
    this.#devices = null;
    this.#names.clear();
    this.#numbers.clear();
    this.#units.clear();
  }

  #member(row: StaffRow): StaffMember {
    return {
      staffId: row.staff_id,
      staffNumber: row.staff_number,
      role: row.role,
      name: unseal(this.#keys.vault, row.staff_id, row.name).toString(),
      passwordHash: row.password_hash,
      isActive: row.is_active === 1,
      unitIds: JSON.parse(row.unit_ids) as string[],
      siteId: row.site_id,
    };
  }
}

function toDevice(row: DeviceRow): PairedDevice {
  return {
    deviceId: row.device_id,
    kind: row.kind,
    place: row.place,
    name: row.name,
    pairedAt: row.paired_at,
  };
}
