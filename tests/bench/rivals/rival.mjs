// What people put together from npm: @mozilla/readability on linkedom for articles, wink-nlp for sentences, tags and names.
//
//     node rival.mjs articles PATH    pages -> article as a JSON line
//     node rival.mjs pipeline PATH    pages -> article -> sentences, tags, names as a JSON line; nothing is stored
//     node rival.mjs text FILE        JSON lines with a field "text" -> sentences, tags, names
//
// PATH: a folder (with folders) of .html and .html.gz, or one such file. One thread.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

function* files(path) {
  if (!statSync(path).isDirectory()) return yield path;
  for (const name of readdirSync(path).sort()) yield* files(join(path, name));
}

function load(path) {
  const bytes = readFileSync(path);
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

async function articleReader() {
  const { Readability } = await import('@mozilla/readability');
  const { parseHTML } = await import('linkedom');
  return (html) => {
    try {
      return new Readability(parseHTML(html).document).parse();
    } catch (error) {
      return null; // a page it cannot read is a page without an article
    }
  };
}

async function annotator() {
  const nlp = (await import('wink-nlp')).default((await import('wink-eng-lite-web-model')).default);
  return (text) => {
    const doc = nlp.readDoc(text);
    const tags = doc.tokens().out(nlp.its.pos);
    const words = doc.tokens().out();
    const names = [];
    for (let i = 0; i < tags.length; i++) {
      if (tags[i] !== 'PROPN') continue;
      let end = i;
      while (tags[end + 1] === 'PROPN') end++;
      names.push(words.slice(i, end + 1).join(' '));
      i = end;
    }
    return { sentences: doc.sentences().out(), names };
  };
}

const [mode, path] = process.argv.slice(2);
const out = [];
const print = (value) => {
  out.push(JSON.stringify(value));
  if (out.length >= 64) process.stdout.write(out.splice(0).join('\n') + '\n');
};
const annotate = mode === 'articles' ? null : await annotator();
if (mode === 'text') {
  for (const line of load(path).split('\n')) if (line) print(annotate(JSON.parse(line).text));
} else {
  const read = await articleReader();
  for (const file of files(path)) {
    const article = read(load(file));
    if (article === null) continue;
    print(annotate ? { title: article.title, ...annotate(article.textContent) }
                   : { title: article.title, byline: article.byline, published: article.publishedTime, text: article.textContent });
  }
}
if (out.length) process.stdout.write(out.join('\n') + '\n');
