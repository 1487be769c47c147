/** Where a secret may be sent: a key to the API alone, a token also to the media addresses that it came with. */
export type SecretKind = "key" | "token";

const kinds: Record<string, SecretKind> = {
  key: "key",
  apikey: "key",
  xapikey: "key",
  masterkey: "key",
  devicekey: "key",
  registercode: "key",
  authorization: "key",
  secret: "key",
  password: "key",
  token: "token",
  accesstoken: "token",
  playtoken: "token",
  authtoken: "token",
  xauthtoken: "token",
  refreshtoken: "token",
};

/** The kind of secret that a field, parameter or header of this name holds; undefined for all others. */
export function kindOfPlace(name: string): SecretKind | undefined {
  const plain = name.toLowerCase().replace(/[-_]/g, "");
  return Object.hasOwn(kinds, plain) ? kinds[plain] : undefined;
}

/** One secret found by its place. */
export interface Found {
  text: string;
  kind: SecretKind;
}

const parameter = /([\w-]{3,16})=([^&;\s"'<>#\\,]+)/g;
/** A query that is one bare word with a digit: how the document joins a token to an rtmp address. */
const bareQuery = /[^\s"'<>?]\?([\w\-.~+/%]{8,}=*)(?=$|[\s"'<>#])/g;

/** The secrets in the queries of a text's addresses, also relative ones (playlists), as they stand there. */
export function secretsInUrls(text: string): Found[] {
  if (!text.includes("=") && !text.includes("?")) return [];
  const found: Found[] = [];
  for (const [, name = "", value = ""] of text.matchAll(parameter)) {
    const kind = kindOfPlace(name);
    if (kind) found.push({ text: value, kind });
  }
  for (const [, value = ""] of text.matchAll(bareQuery))
    if (/\d/.test(value)) found.push({ text: value, kind: "token" });
  return found;
}
