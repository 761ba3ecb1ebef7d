import type { BypassFacts } from "../bypass/facts.ts";
import type { CallingFacts } from "../calling/facts.ts";
import type { ItemFacts } from "../catalog/versions/facts.ts";
import type { DeliveryFacts } from "../delivery/facts.ts";
import type { DocumentFacts } from "../documents/facts.ts";
import type { ElsewhereFacts } from "../elsewhere/facts.ts";
import type { ErrandFacts } from "../errands/facts.ts";
import type { FileFacts } from "../files/facts.ts";
import type { HandoverFacts } from "../handover/facts.ts";
import type { IntakeFacts } from "../intake/facts.ts";
import type { PeopleFacts } from "../people/facts.ts";
import type { QueueingFacts } from "../queueing/facts.ts";
import type { RatingFacts } from "../ratings/facts.ts";
import type { SealFacts } from "../seal/facts.ts";
import type { ShellFacts } from "../shells/facts.ts";
import type { RecordingFacts } from "../speech/recording-facts.ts";
import type { SupervisionFacts } from "../supervision/facts.ts";

/** Every kind of fact, by its name in the journal. Kinds are only added; a changed shape gets a new version. */
export type Facts = QueueingFacts &
  CallingFacts &
  ItemFacts &
  BypassFacts &
  FileFacts &
  IntakeFacts &
  HandoverFacts &
  DeliveryFacts &
  SealFacts &
  ElsewhereFacts &
  ErrandFacts &
  DocumentFacts &
  RatingFacts &
  PeopleFacts &
  RecordingFacts &
  ShellFacts &
  SupervisionFacts;
export type FactName = keyof Facts;

/** What a decision puts forward. */
export type NewFact = { [Name in FactName]: { name: Name; data: Facts[Name] } }[FactName];

/** Where and when a fact stands in the journal. `at` is hall time, milliseconds since the epoch. */
export interface Position {
  position: number;
  at: number;
}

/** What is written: self-contained, with the hall's id, and no personal data. */
export type Fact = NewFact & Position & { day: string; version: number };
