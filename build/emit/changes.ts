import ts from "typescript";
import { bare } from "../syntax.ts";
import { isAssigned, targetsOf } from "./assignments.ts";
import { resolved } from "./symbols.ts";

/** A function, or a file for what stands in none. */
type Owner = ts.SignatureDeclaration | ts.SourceFile;

/** Tells which variables may get another value while an expression is evaluated. */
export class Changes {
  private readonly assigners = new Map<ts.SourceFile, Map<ts.Symbol, Set<Owner>>>();

  constructor(private readonly checker: ts.TypeChecker) {}

  /** Whether a variable may get another value while an expression is evaluated: by the expression, or by what it calls. */
  mayChange(variable: ts.Symbol, expression: ts.Node): boolean {
    const owners = this.assignersOf(variable);
    return insideOf(expression).some(
      (node) =>
        (isAssigned(node) && targetsOf(node, this.checker).includes(variable)) ||
        (isCall(node) && this.reaches(node, owners, variable)),
    );
  }

  /**
   * Whether a variable is declared in the function that a node stands in, so that Lua has it in a register there. What
   * stands at the top of a file stands in one function with all other files.
   */
  isOwn(variable: ts.Symbol, node: ts.Node): boolean {
    const owner = variable.valueDeclaration && ownerOf(variable.valueDeclaration);
    const here = ownerOf(node);
    return owner !== undefined && (owner === here || (ts.isSourceFile(owner) && ts.isSourceFile(here)));
  }

  private assignersOf(variable: ts.Symbol): ReadonlySet<Owner> {
    const file = variable.valueDeclaration?.getSourceFile();
    return (file && this.assignmentsIn(file).get(variable)) ?? new Set();
  }

  private assignmentsIn(file: ts.SourceFile): Map<ts.Symbol, Set<Owner>> {
    const known = this.assigners.get(file);
    if (known !== undefined) {
      return known;
    }
    const found = new Map<ts.Symbol, Set<Owner>>();
    this.assigners.set(file, found);
    const visit = (node: ts.Node): void => {
      for (const variable of isAssigned(node) ? targetsOf(node, this.checker) : []) {
        found.set(variable, (found.get(variable) ?? new Set()).add(ownerOf(node)));
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
    return found;
  }

  /** Whether a call may come to a function that assigns to a variable. What is called by way of a value may be any. */
  private reaches(call: Call, owners: ReadonlySet<Owner>, variable: ts.Symbol): boolean {
    const declaredIn = variable.valueDeclaration && ownerOf(variable.valueDeclaration);
    // What its own function alone assigns to is another variable in another call of that.
    const others = [...owners].filter((owner) => owner !== declaredIn);
    const open: Call[] = [call];
    const seen = new Set<ts.Node>();
    for (let next = open.pop(); others.length > 0 && next !== undefined; next = open.pop()) {
      const called = this.calledBy(next);
      if (called === undefined) {
        return true;
      }
      for (const each of called.filter((one) => !seen.has(one))) {
        seen.add(each);
        if (others.some((owner) => isWithin(owner, each))) {
          return true;
        }
        open.push(...callsIn(each));
      }
    }
    return false;
  }

  /** The functions that a call calls, as far as they are of the program. Undefined: it may be any. */
  private calledBy(call: Call): ts.Node[] | undefined {
    const direct = this.functionOf(call.expression);
    if (direct !== undefined) {
      return [direct];
    }
    const declaration = this.checker.getResolvedSignature(call)?.getDeclaration();
    if (declaration === undefined || !declaration.getSourceFile().isDeclarationFile) {
      return declaration !== undefined && "body" in declaration && declaration.body ? [declaration] : undefined;
    }
    if (mayRunOthers.test(call.expression.getText())) {
      return undefined;
    }
    const handed = (call.arguments ?? []).filter((each) => this.isFunction(each)).map((each) => this.functionOf(each));
    return handed.every((each) => each !== undefined) ? handed : undefined;
  }

  private isFunction(node: ts.Expression): boolean {
    return this.checker.getTypeAtLocation(node).getCallSignatures().length > 0;
  }

  /** The function that an expression is, or that its name stands for for good. */
  private functionOf(expression: ts.Expression): ts.Node | undefined {
    const node = bare(expression);
    if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) {
      return node;
    }
    const symbol = ts.isIdentifier(node) ? this.checker.getSymbolAtLocation(node) : undefined;
    const target = symbol && resolved(symbol, this.checker);
    const declaration = target?.declarations?.find(
      (each) => !ts.isFunctionDeclaration(each) || each.body !== undefined,
    );
    if (declaration !== undefined && ts.isFunctionDeclaration(declaration) && declaration.body !== undefined) {
      return declaration;
    }
    const isConst = declaration !== undefined && (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
    return isConst && ts.isVariableDeclaration(declaration) && declaration.initializer !== undefined
      ? this.functionOf(declaration.initializer)
      : undefined;
  }
}

export type Call = ts.CallExpression | ts.NewExpression;

export function isCall(node: ts.Node): node is Call {
  return ts.isCallExpression(node) || ts.isNewExpression(node);
}

/** What lets other tasks run, or runs what was handed over before. */
const mayRunOthers = /^sys\.wait|^coroutine\.|\.wait$/;

/** A node and what stands in it, without the functions that it makes. */
export function insideOf(node: ts.Node): ts.Node[] {
  const found: ts.Node[] = [];
  const visit = (inner: ts.Node): void => {
    if (!ts.isFunctionLike(inner)) {
      found.push(inner);
      ts.forEachChild(inner, visit);
    }
  };
  visit(node);
  return found;
}

function callsIn(node: ts.Node): Call[] {
  const found: Call[] = [];
  const visit = (inner: ts.Node): void => {
    if (isCall(inner)) {
      found.push(inner);
    }
    ts.forEachChild(inner, visit);
  };
  visit(node);
  return found;
}

function isWithin(inner: ts.Node, outer: ts.Node): boolean {
  return inner.getSourceFile() === outer.getSourceFile() && outer.pos <= inner.pos && inner.end <= outer.end;
}

function ownerOf(node: ts.Node): Owner {
  return ts.findAncestor(node.parent, isOwner) ?? node.getSourceFile();
}

function isOwner(node: ts.Node): node is Owner {
  return ts.isFunctionLike(node) || ts.isSourceFile(node);
}
