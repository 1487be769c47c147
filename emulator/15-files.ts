import { Binary, type Call, type Handlers, text } from "./call.js";
import { ownProduct } from "./keys.js";
import { pageInfo } from "./paging.js";
import type { Platform } from "./platform.js";
import { invalid, notFound, Refusal } from "./refusal.js";
import { listed, shown } from "./shown.js";
import type { StoredFile } from "./store/media.js";
import { lengthOf } from "./values.js";

/** What "special characters" (963) are, where the document names none: those that no file name may have. */
const special = /[/\\:*?"<>|\p{Cc}]/u;

/** Chapter 15: the product's files. */
export function files(platform: Platform): Handlers {
  const { store } = platform;
  const limits = limitsOf(platform);

  function nameOf({ identity, query }: Call): string {
    ownProduct(platform, identity, query.product_id);
    const name = text(query.name);
    if (name === "") throw invalid("name is required");
    if (special.test(name)) throw limits.special;
    if (lengthOf(name) > limits.name.most) throw limits.name.refusal;
    return name;
  }

  function known(call: Call): StoredFile {
    const file = store.files.get(nameOf(call));
    if (!file) throw notFound("file");
    return file;
  }

  return {
    "15.1": (call) => {
      const name = nameOf(call);
      const { desc } = call.query;
      if (lengthOf(text(desc)) > limits.desc.most) throw limits.desc.refusal;
      const before = store.files.get(name);
      if (before) store.release(before.bytes.length);
      if (!store.reserve(call.raw.length)) throw new Refusal("unavailable", "no room for more files");
      const uploadedAt = platform.now();
      store.files.set(name, { name, desc: desc === undefined ? null : text(desc), bytes: call.raw, uploadedAt });
      return {};
    },
    "15.2": (call) => new Binary(known(call).bytes, "application/octet-stream"),
    "15.3": (call) => {
      const { name, bytes } = known(call);
      store.files.delete(name);
      store.release(bytes.length);
      return {};
    },
    "15.4": ({ identity, query }) => {
      ownProduct(platform, identity, query.product_id);
      const wanted = query.name === undefined ? undefined : text(query.name);
      const found = [...store.files.values()].filter(
        ({ name, uploadedAt }) => (wanted === undefined || name === wanted) && listed(platform, uploadedAt),
      );
      const size = Math.max(platform.style.pageSize, found.length);
      return {
        data: found.map(({ name, desc, bytes, uploadedAt }) => ({
          product_id: platform.productId,
          name,
          size: bytes.length,
          date: Math.floor(uploadedAt / 1000),
          desc: shown(platform, desc),
        })),
        page_info: pageInfo(found.length, { number: 1, size }),
      };
    },
  };
}

/** The limits of 15.1, each with the errno that the table prints for it (963-965). */
function limitsOf({ facts }: Platform) {
  const refusal = (word: RegExp, fallback: string) => {
    const row = facts.find((fact) => fact.kind === "errno" && fact.section.startsWith("15") && word.test(fact.error));
    return new Refusal("invalid", fallback, row?.kind === "errno" ? row : undefined);
  };
  const most = (path: string) => {
    const field = facts.find((fact) => fact.kind === "field" && fact.section === "15.1" && fact.path === path);
    return (field?.kind === "field" ? field.constraints.maxLength : undefined) ?? Number.POSITIVE_INFINITY;
  };
  return {
    special: refusal(/special/, "invalid name"),
    name: { most: most("name"), refusal: refusal(/name.*maximum/, "invalid name") },
    desc: { most: most("desc"), refusal: refusal(/desc.*maximum/, "invalid desc") },
  };
}
