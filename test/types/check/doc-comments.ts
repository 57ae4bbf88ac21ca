import ts from "typescript";

/** What a declaration file owes its reader. */
export interface DocRules {
  /** Whether parameters and results must be documented too: the first tier. */
  full: boolean;
  /** Names of modules and userdata. Each of their members names its source file; elsewhere only functions do. */
  surfaces: ReadonlySet<string>;
}

/** Lists what lacks documentation in a declaration file, as `uart.setup: no @param baudRate`. */
export function missingDocs(fileName: string, text: string, rules: DocRules): string[] {
  const file = ts.createSourceFile(fileName, text, ts.ScriptTarget.Latest, true);
  return file.statements.flatMap((statement) => ofStatement(statement, "", rules));
}

function ofStatement(node: ts.Statement, owner: string, rules: DocRules): string[] {
  if (ts.isModuleDeclaration(node) && node.body !== undefined && ts.isModuleBlock(node.body)) {
    const name = node.name.text;
    const members = node.body.statements.flatMap((member) => ofStatement(member, name, rules));
    return [...ofNode(node, name, true, rules), ...members];
  }
  if (ts.isInterfaceDeclaration(node)) {
    const name = node.name.text;
    const members = node.members.flatMap((member) => ofMember(member, name, rules));
    return [...ofNode(node, name, rules.surfaces.has(name), rules), ...members];
  }
  if (ts.isTypeAliasDeclaration(node)) {
    return ofNode(node, node.name.text, false, rules);
  }
  if (ts.isFunctionDeclaration(node)) {
    return ofNode(node, qualified(owner, node.name?.text ?? "?"), true, rules);
  }
  if (ts.isVariableStatement(node)) {
    return node.declarationList.declarations.flatMap((variable) =>
      ofNode(variable, qualified(owner, variable.name.getText()), true, rules),
    );
  }
  return [];
}

function ofMember(member: ts.TypeElement, owner: string, rules: DocRules): string[] {
  const name = qualified(owner, member.name?.getText() ?? "[index]");
  const isMember = rules.surfaces.has(owner) && !ts.isIndexSignatureDeclaration(member) && !name.includes("__");
  return ofNode(member, name, isMember || ts.isMethodSignature(member), rules);
}

function ofNode(node: ts.Declaration, name: string, needsSource: boolean, { full }: DocRules): string[] {
  const comments = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  const doc = comments.at(-1);
  if (doc === undefined) {
    return [`${name}: no doc comment`];
  }
  const problems: string[] = [];
  const says = textOf(doc.comment) + (doc.tags ?? []).map((tag) => textOf(tag.comment)).join("");
  if (says.replace(/Source: .*/g, "").trim() === "") {
    problems.push(`${name}: the doc comment says nothing`);
  }
  if (needsSource && !/Source: \S/.test(doc.getText())) {
    problems.push(`${name}: no "Source:" line`);
  }
  const signature = full ? signatureOf(node) : undefined;
  return signature === undefined ? problems : [...problems, ...ofSignature(signature, doc, name)];
}

function ofSignature(signature: ts.SignatureDeclaration, doc: ts.JSDoc, name: string): string[] {
  const problems: string[] = [];
  const tags: readonly ts.JSDocTag[] = doc.tags ?? [];
  const documented = tags.filter(ts.isJSDocParameterTag).filter(({ comment }) => textOf(comment) !== "");
  const documentedNames = documented.map((tag) => tag.name.getText());
  const names = signature.parameters.map((parameter) => parameter.name.getText()).filter((each) => each !== "this");
  for (const each of names.filter((parameter) => !documentedNames.includes(parameter))) {
    problems.push(`${name}: no @param ${each}`);
  }
  for (const each of documentedNames.filter((parameter) => !names.includes(parameter))) {
    problems.push(`${name}: @param ${each} is no parameter`);
  }
  for (const { name: own, questionToken } of signature.parameters) {
    const tag = documented.find((each) => each.name.getText() === own.getText());
    if (questionToken !== undefined && tag !== undefined && !/default|left out/i.test(textOf(tag.comment))) {
      problems.push(`${name}: @param ${own.getText()} names no default`);
    }
  }
  const returns = tags.filter(ts.isJSDocReturnTag).some(({ comment }) => textOf(comment) !== "");
  const result = signature.type?.kind;
  if (!returns && result !== ts.SyntaxKind.VoidKeyword && result !== ts.SyntaxKind.NeverKeyword) {
    problems.push(`${name}: no @returns`);
  }
  return problems;
}

/** The signature of a function, a method, or of a constant or property that holds a function. */
function signatureOf(node: ts.Node): ts.SignatureDeclaration | undefined {
  if (ts.isFunctionDeclaration(node) || ts.isMethodSignature(node)) {
    return node;
  }
  const isHolder = ts.isVariableDeclaration(node) || ts.isPropertySignature(node) || ts.isTypeAliasDeclaration(node);
  return isHolder && node.type !== undefined ? functionIn(node.type) : undefined;
}

/** The function type in `(…) => …`, `((…) => …) | undefined`, or `OnAir780E<(…) => …>`. */
function functionIn(type: ts.TypeNode): ts.FunctionTypeNode | undefined {
  if (ts.isFunctionTypeNode(type)) {
    return type;
  }
  if (ts.isParenthesizedTypeNode(type)) {
    return functionIn(type.type);
  }
  const isAlternative = ts.isTypeReferenceNode(type) && type.typeName.getText().startsWith("OnAir");
  const parts = ts.isUnionTypeNode(type) ? type.types : isAlternative ? type.typeArguments : undefined;
  return parts?.map(functionIn).find((found) => found !== undefined);
}

function qualified(owner: string, name: string): string {
  return owner === "" ? name : `${owner}.${name}`;
}

function textOf(comment: Parameters<typeof ts.getTextOfJSDocComment>[0]): string {
  return (ts.getTextOfJSDocComment(comment) ?? "").trim();
}
