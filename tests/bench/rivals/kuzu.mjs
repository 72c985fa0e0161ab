// Kùzu on the graph of paths.py: node kuzu.mjs DATABASE EDGES. Reads "kind TAB name TAB name" lines; for each prints the
// milliseconds, a tab, and the answer. Statements are prepared once; a database that is there is used again.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createRequire } from 'node:module';

const kuzu = createRequire(import.meta.url)('kuzu');
const [path, edges] = process.argv.slice(2);
const isNew = !existsSync(path);
const connection = new kuzu.Connection(new kuzu.Database(path));

async function load() {
  const nodes = new Set();
  const rows = new Map();
  for (const line of readFileSync(edges, 'utf8').split('\n')) {
    const [subject, predicate, object] = line.split('\t');
    if (!object) continue;
    nodes.add(subject).add(object);
    const type = predicate.replace('-', '_');
    if (!rows.has(type)) rows.set(type, []);
    rows.get(type).push(`${subject},${object}`);
  }
  await connection.query('CREATE NODE TABLE Node(name STRING PRIMARY KEY)');
  writeFileSync(`${edges}.nodes.csv`, [...nodes].join('\n') + '\n');
  await connection.query(`COPY Node FROM '${edges}.nodes.csv' (HEADER=false)`);
  for (const [type, list] of rows) {
    await connection.query(`CREATE REL TABLE ${type}(FROM Node TO Node)`);
    writeFileSync(`${edges}.${type}.csv`, list.join('\n') + '\n');
    await connection.query(`COPY ${type} FROM '${edges}.${type}.csv' (HEADER=false)`);
  }
}

if (isNew) await load();
const statements = {
  shortest: 'MATCH p = (a:Node {name: $a})-[* SHORTEST 1..6]-(b:Node {name: $b}) RETURN length(p) AS value',
  point: 'MATCH (n:Node {name: $a}) RETURN n.name AS value',
  two: 'MATCH (n:Node {name: $a})-[*1..2]-(m:Node) WHERE m.name <> $a RETURN count(DISTINCT m) AS value',
};
const prepared = {};
for (const [kind, text] of Object.entries(statements)) prepared[kind] = await connection.prepare(text);
for await (const line of createInterface({ input: process.stdin })) {
  const [kind, a, b] = line.split('\t');
  const begin = process.hrtime.bigint();
  const result = await connection.execute(prepared[kind], kind === 'shortest' ? { a, b } : { a });
  const rows = await result.getAll();
  const time = Number(process.hrtime.bigint() - begin) / 1e6;
  console.log(`${time.toFixed(4)}\t${rows.length > 0 ? rows[0].value : 'None'}`);
}
process.exit(0);
