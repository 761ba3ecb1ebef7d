/** What `GET /api/catalog` answers: the items in force today. Made again only when what is in force may have changed. */
import { createHash } from "node:crypto";
import type { Catalog, CatalogItem } from "../contract/hall.ts";
import type { ItemVersion } from "../contract/items.ts";
import type { HallConfig } from "./config.ts";
import { describeCatalog } from "./describe.ts";
import { filesOf } from "./files-of.ts";
import { listedItem } from "./listed-item.ts";
import type { Items } from "./versions/items.ts";

export interface ServedCatalogue {
  catalog: Catalog;
  body: string;
  etag: string;
  /** Blank forms and samples of items in force: anybody may have them. */
  fileIds: ReadonlySet<string>;
}

export class CatalogueServer {
  readonly #config: HallConfig;
  readonly #items: Items;
  #made: { revision: string; served: Promise<ServedCatalogue> } | null = null;

  constructor(config: HallConfig, items: Items) {
    this.#config = config;
    this.#items = items;
  }

  served(): Promise<ServedCatalogue> {
    const { revision } = this.#items;
    if (this.#made?.revision !== revision) this.#made = { revision, served: this.#make() };
    return this.#made.served;
  }

  async #make(): Promise<ServedCatalogue> {
    const changed = new Map(this.#items.changedIds().map((id) => [id, this.#items.inForce(id)]));
    const filed = this.#config.catalog.items;
    const initials = await this.#initials([...changed.values()].flatMap((one) => one ?? []));
    const listed = (id: string): CatalogItem[] => {
      const version = changed.get(id);
      if (!version) return [];
      const { item, queueIds, unitIds } = version;
      return [
        listedItem(item, { initials: initials(item.name.zh), queueIds, unitIds, version: version.version }),
      ];
    };
    const kept = filed.flatMap((item) => (changed.has(item.id) ? listed(item.id) : [item]));
    const isFiled = new Set(filed.map((item) => item.id));
    const added = [...changed.keys()].filter((id) => !isFiled.has(id)).flatMap(listed);
    const catalog = describeCatalog(this.#config, changed.size === 0 ? null : [...kept, ...added]);
    const body = JSON.stringify(catalog);
    return {
      catalog,
      body,
      etag: `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`,
      fileIds: new Set([...changed.values()].flatMap((one) => (one ? filesOf(one.item) : []))),
    };
  }

  /** Readings of names that the file does not have are looked up; the library for it is loaded with the first. */
  async #initials(changed: readonly ItemVersion[]): Promise<(name: string) => string> {
    const known = new Map(this.#config.catalog.items.map((item) => [item.name.zh, item.initials]));
    const isNew = changed.some(({ item }) => !known.has(item.name.zh));
    if (!isNew) return (name) => known.get(name) ?? "";
    const { initialsOf } = await import("./initials.ts");
    return (name) => known.get(name) ?? initialsOf(name);
  }
}
