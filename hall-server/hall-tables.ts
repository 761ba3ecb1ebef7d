/** The derived tables that the hall's modules keep themselves, and how they look at each other. */
import type { ModuleTables } from "./archive/module-tables.ts";
import { BypassTables } from "./bypass/tables.ts";
import type { HallConfig } from "./catalog/config.ts";
import { Items } from "./catalog/versions/items.ts";
import { DeadlineTables } from "./deadlines/tables.ts";
import type { Deciding } from "./deciding.ts";
import { resultOf } from "./delivery/result-of.ts";
import { DeliveryTables } from "./delivery/tables.ts";
import { DocumentTables } from "./documents/tables.ts";
import { Templates } from "./documents/templates.ts";
import { ElsewhereTables } from "./elsewhere/tables.ts";
import { ErrandTables } from "./errands/tables.ts";
import { HandoverTables } from "./handover/tables.ts";
import { IntakeTables } from "./intake/tables.ts";
import type { HallDatabase } from "./journal/database.ts";
import { SealTables } from "./seal/tables.ts";

type ForDeciding = Pick<
  Deciding,
  | "items"
  | "bypass"
  | "intake"
  | "handovers"
  | "deliveries"
  | "seals"
  | "elsewhere"
  | "errands"
  | "documents"
  | "templates"
>;

export abstract class HallTables {
  readonly items: Items;
  readonly bypass: BypassTables;
  readonly intake: IntakeTables;
  readonly handovers: HandoverTables;
  readonly deliveries: DeliveryTables;
  readonly seals: SealTables;
  readonly elsewhere: ElsewhereTables;
  readonly errands: ErrandTables;
  readonly documents: DocumentTables;
  readonly templates: Templates;
  readonly deadlines: DeadlineTables;

  constructor(db: HallDatabase, config: HallConfig) {
    const application = (id: string) => this.intake.application(id);
    this.items = new Items(db, config, () => this.hallDay());
    this.bypass = new BypassTables(db);
    this.intake = new IntakeTables(db);
    this.handovers = new HandoverTables(db, application);
    this.deliveries = new DeliveryTables(db, (id) => resultOf(application(id)));
    this.seals = new SealTables(db);
    this.elsewhere = new ElsewhereTables(db);
    this.errands = new ErrandTables(db);
    this.documents = new DocumentTables(db);
    this.templates = new Templates(db, this.documents);
    this.deadlines = new DeadlineTables(db, application);
  }

  protected abstract hallDay(): string;

  /** As each is told of a fact: those after the applications look at what these have become by it. */
  protected inOrder(): ModuleTables[] {
    return [
      this.items,
      this.bypass,
      this.intake,
      this.deadlines,
      this.handovers,
      this.deliveries,
      this.seals,
      this.elsewhere,
      this.errands,
      this.documents,
    ];
  }

  protected forDeciding(): ForDeciding {
    const { items, bypass, intake, handovers, deliveries } = this;
    const { seals, elsewhere, errands, documents, templates } = this;
    return { items, bypass, intake, handovers, deliveries, seals, elsewhere, errands, documents, templates };
  }
}
