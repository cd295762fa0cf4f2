import ts from '@typescript/typescript6';

const { NodeBuilderFlags, SyntaxKind } = ts;
const FLAGS =
  NodeBuilderFlags.NoTruncation |
  NodeBuilderFlags.InTypeAlias |
  NodeBuilderFlags.MultilineObjectLiterals |
  NodeBuilderFlags.UseSingleQuotesForStringLiteralType;
/** Types that stand on types that stand on schemas: so many rounds are enough. */
const MOST_ROUNDS = 5;

/**
 * The text of a declaration file in which every type that is inferred from a schema is written out, so that it needs no schema library.
 * A type with a parameter becomes a table of what it is for each value. @throws Error when some cannot be written out.
 */
export function withPlainTypes(file) {
  let text = ts.sys.readFile(file);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const next = once(file, text);
    if (next === text) return text;
    text = next;
  }
  throw new Error('Types of the SDK stand on schemas too deeply to be written out');
}

function once(file, text) {
  const { program, source } = read(file, text);
  const checker = program.getTypeChecker();
  const printer = ts.createPrinter({ removeComments: true });
  const inferred = inferredFromSchemas(source);
  const edits = [];
  for (const alias of source.statements.filter(ts.isTypeAliasDeclaration)) {
    if (!inferred.has(alias.name.text) || !isUsed(alias, source, inferred)) continue;
    const write = (type) => {
      const node = checker.typeToTypeNode(unnamed(type), alias, FLAGS);
      return printer.printNode(ts.EmitHint.Unspecified, node, source);
    };
    edits.push({ from: alias.getStart(), to: alias.end, text: plain(alias, checker, write, { file, text }) });
  }
  return edits.reduceRight((all, { from, to, text }) => all.slice(0, from) + text + all.slice(to), text);
}

/** The declaration of a type, written out. */
function plain(alias, checker, write, { file, text }) {
  const name = alias.name.text;
  const [parameter] = alias.typeParameters ?? [];
  if (parameter === undefined) return `type ${name} = ${write(checker.getTypeAtLocation(alias.name))};`;
  const keys = checker.getTypeAtLocation(parameter.constraint);
  const values = (keys.isUnion() ? keys.types : [keys]).map((one) => one.value);
  if (values.some((value) => typeof value !== 'string'))
    throw new Error(`The type ${name} cannot be written out: its parameter is not one of a list of words`);
  // The checker is asked for each in a file that names them all.
  const probe = values.map((value, index) => `type __${index} = ${name}<${JSON.stringify(value)}>;`).join('\n');
  const { program, source } = read(file, `${text}\n${probe}\n`);
  const asked = program.getTypeChecker();
  const printer = ts.createPrinter({ removeComments: true });
  const rows = source.statements
    .filter((one) => ts.isTypeAliasDeclaration(one) && /^__\d+$/.test(one.name.text))
    .map((one, index) => {
      const node = asked.typeToTypeNode(unnamed(asked.getTypeAtLocation(one.name)), one, FLAGS);
      return `  ${JSON.stringify(values[index])}: ${printer.printNode(ts.EmitHint.Unspecified, node, source)};`;
    });
  const parameters = `<${parameter.getText()}>`;
  return `interface ${name}Table {\n${rows.join('\n')}\n}\ntype ${name}${parameters} = ${name}Table[${parameter.name.text}];`;
}

/** The type as it is, not as an instance of `z.infer`. The program that it is of is thrown away. */
const unnamed = (type) => Object.assign(type, { aliasSymbol: undefined, aliasTypeArguments: undefined });

/** Names of what is a schema, or a type inferred from one. */
function inferredFromSchemas(source) {
  const uses = new Map();
  const found = new Set();
  for (const one of source.statements) {
    // A function only speaks of them.
    const names = ts.isTypeAliasDeclaration(one)
      ? ts.isFunctionTypeNode(one.type)
        ? []
        : [one.name.text]
      : ts.isVariableStatement(one)
        ? one.declarationList.declarations.map(({ name }) => name.text)
        : [];
    for (const name of names) {
      uses.set(name, identifiersOf(one));
      if (uses.get(name).has('z')) found.add(name);
    }
  }
  for (let size = -1; size !== found.size; ) {
    size = found.size;
    for (const [name, used] of uses) if ([...used].some((one) => found.has(one))) found.add(name);
  }
  return found;
}

/** Whether something that is no schema itself speaks of this type. */
const isUsed = (alias, source, inferred) =>
  source.statements.some((one) => {
    const isSchema = (name) => inferred.has(name);
    if (ts.isTypeAliasDeclaration(one) && isSchema(one.name.text)) return false;
    if (ts.isVariableStatement(one) && one.declarationList.declarations.some(({ name }) => isSchema(name.text)))
      return false;
    return identifiersOf(one).has(alias.name.text);
  });

function identifiersOf(node) {
  const found = new Set();
  const visit = (one) => {
    if (one.kind === SyntaxKind.Identifier) found.add(one.text);
    ts.forEachChild(one, visit);
  };
  visit(node);
  return found;
}

/** The program of one declaration file with this text. */
function read(file, text) {
  const options = {
    target: ts.ScriptTarget.ES2024,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2024.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: true,
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (name, ...rest) =>
    name === file ? ts.createSourceFile(name, text, ts.ScriptTarget.ES2024, true) : getSourceFile(name, ...rest);
  const program = ts.createProgram([file], options, host);
  return { program, source: program.getSourceFile(file) };
}
