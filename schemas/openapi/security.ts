import type { Auth } from "../facts.js";
import type { Section } from "../generate/sections.js";

/** Who may call: the keys of the document, each a header. */
export function securitySchemes(sections: readonly Section[]) {
  const headers = sections.flatMap(({ request }) =>
    request.filter((fact) => fact.in === "header").map(({ path }) => path),
  );
  const key = headers.find((name) => /key/i.test(name)) ?? "api-key";
  const authorization = headers.find((name) => /^authorization$/i.test(name));
  return {
    masterKey: { type: "apiKey", in: "header", name: key, description: "masterKey" },
    deviceKey: { type: "apiKey", in: "header", name: key, description: "设备级别的 apikey,只可以操作这个设备" },
    ...(authorization && { authorization: { type: "apiKey", in: "header", name: authorization } }),
  };
}

/** The keys that an operation takes, any one of them. */
export function securityOf(auth: Auth): Record<string, string[]>[] {
  switch (auth) {
    case "none":
      return [];
    case "master":
      return [{ masterKey: [] }];
    case "key-or-authorization":
      return [{ masterKey: [] }, { authorization: [] }];
    default:
      return [{ masterKey: [] }, { deviceKey: [] }];
  }
}
