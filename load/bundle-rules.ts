import { type AnyNode, type CallExpression, parse } from "acorn";
import { ancestor, full } from "acorn-walk";
import { UsageError } from "../schemas/usage-error.js";
import { say } from "./messages.js";

/** What k6 gives a script besides the language itself. */
const k6Globals = [
  "console",
  "__ENV",
  "__VU",
  "__ITER",
  "setTimeout",
  "setInterval",
  "clearTimeout",
  "clearInterval",
  "crypto",
  "open",
];
const languageGlobals = [
  "undefined",
  "NaN",
  "Infinity",
  "globalThis",
  "Object",
  "Function",
  "Array",
  "String",
  "Number",
  "Boolean",
  "Symbol",
  "BigInt",
  "Math",
  "JSON",
  "Date",
  "RegExp",
  "Map",
  "Set",
  "WeakMap",
  "WeakSet",
  "Promise",
  "Proxy",
  "Reflect",
  "Error",
  "TypeError",
  "RangeError",
  "SyntaxError",
  "ReferenceError",
  "EvalError",
  "URIError",
  "AggregateError",
  "ArrayBuffer",
  "DataView",
  "Uint8Array",
  "Int8Array",
  "Uint16Array",
  "Int16Array",
  "Uint32Array",
  "Int32Array",
  "Float32Array",
  "Float64Array",
  "Uint8ClampedArray",
  "BigInt64Array",
  "BigUint64Array",
  "isNaN",
  "isFinite",
  "parseInt",
  "parseFloat",
  "encodeURIComponent",
  "decodeURIComponent",
  "encodeURI",
  "decodeURI",
  "arguments",
];
const allowedGlobals = new Set([...k6Globals, ...languageGlobals]);

/** Calls of k6 that block there and give a promise here: each must stand behind an await. */
const slow: Record<string, readonly string[]> = {
  "k6/http": ["get", "post", "put", "del", "patch", "head", "options", "request", "batch", "asyncRequest"],
  k6: ["sleep"],
};

/**
 * Holds a bundle to what k6's engine runs.
 * @returns one line for each breach; none for a good bundle
 */
export function breachesOf(code: string): string[] {
  let program: AnyNode;
  try {
    program = parse(code, { ecmaVersion: 2022, sourceType: "module", locations: true });
  } catch (error) {
    return [`does not parse as ES2022: ${(error as Error).message}`];
  }
  return [
    ...imports(program),
    ...syntax(program),
    ...globals(program),
    ...missingAwaits(program),
    ...missingThresholds(program),
  ];
}

/** @throws UsageError with the first breach */
export function holdToRules(name: string, code: string): void {
  const [first, ...more] = breachesOf(code);
  if (first !== undefined)
    throw new UsageError(
      say(more.length > 0 ? "bundleBreaches" : "bundle", { name, problem: first, more: more.length }),
    );
}

function at(node: AnyNode): string {
  return `line ${node.loc?.start.line}`;
}

function imports(program: AnyNode): string[] {
  const found: string[] = [];
  full(program, (node) => {
    if (
      node.type === "ImportDeclaration" ||
      node.type === "ExportNamedDeclaration" ||
      node.type === "ExportAllDeclaration"
    ) {
      const from = node.source?.value;
      if (typeof from === "string" && from !== "k6" && !from.startsWith("k6/"))
        found.push(`${at(node)}: imports "${from}"; allowed: k6 and k6/*`);
    }
    if (node.type === "ImportExpression") found.push(`${at(node)}: import() is not allowed`);
  });
  return found;
}

function syntax(program: AnyNode): string[] {
  const found: string[] = [];
  full(program, (node) => {
    if (node.type === "ForOfStatement" && node.await) found.push(`${at(node)}: for await`);
    if ((node.type === "FunctionDeclaration" || node.type === "FunctionExpression") && node.async && node.generator) {
      found.push(`${at(node)}: an async generator`);
    }
    if (node.type === "Literal" && node.regex && /\\[pP]\{/.test(node.regex.pattern))
      found.push(`${at(node)}: a pattern with \\p{…}`);
    if (node.type === "Literal" && node.regex && /[vd]/.test(node.regex.flags))
      found.push(`${at(node)}: a pattern with the flag ${node.regex.flags}`);
    if (node.type === "NewExpression" && node.callee.type === "Identifier" && node.callee.name === "RegExp") {
      const [pattern] = node.arguments;
      if (pattern?.type === "Literal" && /\\[pP]\{/.test(String(pattern.value)))
        found.push(`${at(node)}: a pattern with \\p{…}`);
    }
  });
  return found;
}

/** Names that nothing in the bundle declares and that k6 does not have. */
function globals(program: AnyNode): string[] {
  const declared = new Set<string>();
  full(program, (node) => {
    switch (node.type) {
      case "VariableDeclarator":
        for (const name of namesIn(node.id)) declared.add(name);
        break;
      case "FunctionDeclaration":
      case "FunctionExpression":
      case "ArrowFunctionExpression":
        if (node.type !== "ArrowFunctionExpression" && node.id) declared.add(node.id.name);
        for (const parameter of node.params) for (const name of namesIn(parameter)) declared.add(name);
        break;
      case "ClassDeclaration":
      case "ClassExpression":
        if (node.id) declared.add(node.id.name);
        break;
      case "CatchClause":
        if (node.param) for (const name of namesIn(node.param)) declared.add(name);
        break;
      case "ImportSpecifier":
      case "ImportDefaultSpecifier":
      case "ImportNamespaceSpecifier":
        declared.add(node.local.name);
        break;
    }
  });
  const found: string[] = [];
  const seen = new Set<string>();
  ancestor(program, {
    Identifier(node) {
      if (declared.has(node.name) || allowedGlobals.has(node.name) || seen.has(node.name)) return;
      seen.add(node.name);
      found.push(`${at(node)}: "${node.name}" is no global of k6`);
    },
  });
  return found;
}

function namesIn(pattern: AnyNode): string[] {
  switch (pattern.type) {
    case "Identifier":
      return [pattern.name];
    case "ObjectPattern":
      return pattern.properties.flatMap((property) =>
        namesIn(property.type === "RestElement" ? property.argument : property.value),
      );
    case "ArrayPattern":
      return pattern.elements.flatMap((element) => (element === null ? [] : namesIn(element)));
    case "AssignmentPattern":
      return namesIn(pattern.left);
    case "RestElement":
      return namesIn(pattern.argument);
    default:
      return [];
  }
}

/** Calls that take time and whose result is not awaited where they stand. */
function missingAwaits(program: AnyNode): string[] {
  const slowNames = slowNamesOf(program);
  const found: string[] = [];
  ancestor(program, {
    CallExpression(node, _state, ancestors) {
      const call = slowCall(node, slowNames);
      const parent = ancestors.at(-2);
      if (call !== null && parent?.type !== "AwaitExpression") found.push(`${at(node)}: ${call}(…) is not awaited`);
    },
  });
  return found;
}

/** Local names: of slow functions themselves, and of modules that have some. */
function slowNamesOf(program: AnyNode): { functions: Set<string>; modules: Map<string, readonly string[]> } {
  const functions = new Set<string>();
  const modules = new Map<string, readonly string[]>();
  full(program, (node) => {
    if (node.type !== "ImportDeclaration") return;
    const names = slow[String(node.source.value)];
    if (names === undefined) return;
    for (const specifier of node.specifiers) {
      if (specifier.type !== "ImportSpecifier") modules.set(specifier.local.name, names);
      else if (specifier.imported.type === "Identifier" && names.includes(specifier.imported.name))
        functions.add(specifier.local.name);
    }
  });
  return { functions, modules };
}

function slowCall({ callee }: CallExpression, { functions, modules }: ReturnType<typeof slowNamesOf>): string | null {
  if (callee.type === "Identifier") return functions.has(callee.name) ? callee.name : null;
  if (
    callee.type !== "MemberExpression" ||
    callee.object.type !== "Identifier" ||
    callee.property.type !== "Identifier"
  )
    return null;
  const names = modules.get(callee.object.name);
  return names?.includes(callee.property.name) ? `${callee.object.name}.${callee.property.name}` : null;
}

/** A load script without thresholds does not build. */
function missingThresholds(program: AnyNode): string[] {
  let options = false;
  let thresholds = false;
  full(program, (node) => {
    if (node.type === "ExportNamedDeclaration") {
      options ||= node.specifiers.some(({ exported }) => exported.type === "Identifier" && exported.name === "options");
    }
    if (node.type === "ExportNamedDeclaration" && node.declaration?.type === "VariableDeclaration") {
      options ||= node.declaration.declarations.some((one) => namesIn(one.id).includes("options"));
    }
    if (node.type === "Property" && node.key.type === "Identifier" && node.key.name === "thresholds") thresholds = true;
  });
  if (!options) return ["exports no options"];
  return thresholds ? [] : ["has no thresholds"];
}
