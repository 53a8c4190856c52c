import { relative, resolve } from "node:path";
import * as ast from "typescript/unstable/ast";
import { API, type Checker, type Project, type Type, TypeFlags } from "typescript/unstable/sync";

/** Components that render their children without an element around them. */
const TRANSPARENT = /(Context|Provider|Fragment|Suspense)$/;
const TEXT = TypeFlags.StringLike | TypeFlags.NumberLike | TypeFlags.BigIntLike | TypeFlags.Any | TypeFlags.Unknown;

/**
 * Finds the texts that page translation breaks. It replaces text nodes by `<font>` elements; React then fails to move
 * or remove a text that has siblings. A text that is its element's only child is safe. `folders` are relative to
 * `config`, a tsconfig.json.
 */
export function bareTexts(config: string, folders: readonly string[]): string[] {
  const root = resolve(config, "..");
  const api = new API({ cwd: root });
  try {
    const project = api.updateSnapshot({ openProjects: [config] }).getProject(config);
    if (!project) throw new Error(`There is no project at ${config}.`);
    const files = project.rootFiles.filter(
      (file) => file.endsWith(".tsx") && folders.some((folder) => file.startsWith(`${resolve(root, folder)}/`)),
    );
    return files.flatMap((file) => bareTextsIn(project, file).map((found) => `${relative(root, file)}:${found}`));
  } finally {
    api.close();
  }
}

function bareTextsIn({ program, checker }: Project, file: string): string[] {
  const source = program.getSourceFile(file);
  if (!source) throw new Error(`${file} is not in the project.`);
  const found: string[] = [];
  const visit = (node: ast.Node) => {
    for (const bare of [...bareChildren(node, checker), ...bareResult(node, checker)]) {
      const { line } = source.getLineAndCharacterOfPosition(bare.getStart(source));
      found.push(`${line + 1}: ${bare.getText(source).trim().split("\n")[0]}`);
    }
    node.forEachChild(visit);
  };
  visit(source);
  return found;
}

function bareChildren(node: ast.Node, checker: Checker): ast.Node[] {
  if (!ast.isJsxElement(node) && !ast.isJsxFragment(node)) return [];
  const children = node.children.filter((child) => !isBlank(child));
  const isAlone = children.length === 1 && ast.isJsxElement(node) && !TRANSPARENT.test(tagOf(node));
  return children.filter((child) => {
    if (ast.isJsxText(child)) return !isAlone;
    if (!ast.isJsxExpression(child) || !child.expression) return false;
    const type = checker.getTypeAtLocation(child.expression);
    return type !== undefined && (isAlone ? isListOfTexts(type, checker) : mayBeText(type, checker));
  });
}

/** A component that returns a bare text puts it beside the siblings of the component. */
function bareResult(node: ast.Node, checker: Checker): ast.Node[] {
  if (!ast.isFunctionDeclaration(node) && !ast.isFunctionExpression(node) && !ast.isArrowFunction(node)) return [];
  const name = nameOf(node);
  if (!name || !/^[A-Z]/.test(name.text)) return [];
  const signature = checker.getSignatureFromDeclaration(node);
  const result = signature && checker.getReturnTypeOfSignature(signature);
  return result && mayBeText(result, checker) ? [name] : [];
}

function nameOf(
  node: ast.FunctionDeclaration | ast.FunctionExpression | ast.ArrowFunction,
): ast.Identifier | undefined {
  if (!ast.isArrowFunction(node) && node.name) return node.name;
  const { parent } = node;
  const isNamed = ast.isVariableDeclaration(parent) || ast.isPropertyAssignment(parent);
  return isNamed && ast.isIdentifier(parent.name) ? parent.name : undefined;
}

/** `seen`: types may contain themselves. */
function mayBeText(type: Type, checker: Checker, seen = new Set<number>()): boolean {
  if (seen.has(type.id)) return false;
  seen.add(type.id);
  if (type.isUnionType()) return type.getTypes().some((it) => mayBeText(it, checker, seen));
  if (type.isStringLiteralType() && type.value === "") return false;
  return (type.flags & TEXT) !== 0 || partsOf(type, checker).some((it) => mayBeText(it, checker, seen));
}

function isListOfTexts(type: Type, checker: Checker): boolean {
  const types = type.isUnionType() ? type.getTypes() : [type];
  return types.flatMap((it) => partsOf(it, checker)).some((it) => mayBeText(it, checker));
}

function partsOf(type: Type, checker: Checker): readonly Type[] {
  return checker.isArrayLikeType(type) && type.isTypeReference() ? checker.getTypeArguments(type) : [];
}

function isBlank(child: ast.Node): boolean {
  if (ast.isJsxText(child)) return child.text.trim() === "" && child.text.includes("\n");
  return ast.isJsxExpression(child) && !child.expression;
}

function tagOf(node: ast.JsxElement): string {
  return node.openingElement.tagName.getText();
}
