// The values that one document writes: doc, text, local, claim, manifest.
#include <zstd.h>

#include <memory>

#include "graph/store/codec.h"
#include "graph/store/stored.h"
#include "graph/store/stored_parts.h"

namespace kg::graph {
namespace {

constexpr int kCompressionLevel = 1;
constexpr uint64_t kMaxTextBytes = uint64_t{1} << 30;

}  // namespace

std::string Encode(const StoredDoc& doc) {
  ByteWriter out;
  const Article& article = doc.article;
  out.Id(article.id);
  for (const std::string* text : {&article.identity, &article.doc, &article.source, &article.url, &article.title,
                                  &article.publisher, &article.agency, &article.language, &article.dateline_place}) {
    out.String(*text);
  }
  Put(article.authors, &out);
  Put(article.published.days, &out);
  out.DateValue(article.published.estimate);
  out.String(article.published.basis);
  out.DateValue(article.modified);
  out.DateValue(article.fetched);
  out.Id(article.content);
  out.String(doc.rules_version);
  out.Uint(doc.session);
  out.Id(doc.body);
  out.Uint(doc.claims);
  out.Uint(doc.entities);
  out.String(article.section);
  Put(article.tags, &out);
  out.Uint(article.origins.size());
  for (const FieldOrigin& origin : article.origins) {
    out.String(origin.field);
    out.String(origin.origin);
  }
  return out.Seal();
}

bool Decode(std::string_view bytes, StoredDoc* doc) {
  ByteReader in(bytes);
  Article& article = doc->article;
  in.Id(&article.id);
  for (std::string* text : {&article.identity, &article.doc, &article.source, &article.url, &article.title,
                            &article.publisher, &article.agency, &article.language, &article.dateline_place}) {
    *text = in.String();
  }
  Take(&in, &article.authors);
  Take(&in, &article.published.days);
  article.published.estimate = in.DateValue();
  article.published.basis = in.String();
  article.modified = in.DateValue();
  article.fetched = in.DateValue();
  in.Id(&article.content);
  doc->rules_version = in.String();
  doc->session = in.Uint();
  in.Id(&doc->body);
  doc->claims = in.Uint32();
  doc->entities = in.Uint32();
  if (in.AtEnd()) return true;  // written by schema version 1
  article.section = in.String();
  Take(&in, &article.tags);
  article.origins.resize(in.Count(2));
  for (FieldOrigin& origin : article.origins) {
    origin.field = in.String();
    origin.origin = in.String();
  }
  return in.AtEnd();
}

std::string EncodeText(const Article& article) {
  ByteWriter out;
  out.Uint(article.blocks.size());
  for (const Block& block : article.blocks) {
    out.U8(static_cast<uint8_t>(block.role));
    out.Uint(block.begin);
    out.Uint(block.end);
  }
  // Its tables are made once a thread, not once an article.
  thread_local const std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context(ZSTD_createCCtx(), &ZSTD_freeCCtx);
  std::string packed(ZSTD_compressBound(article.text.size()), '\0');
  const size_t size = ZSTD_compressCCtx(context.get(), packed.data(), packed.size(), article.text.data(),
                                        article.text.size(), kCompressionLevel);
  const bool compressed = ZSTD_isError(size) == 0;
  out.Uint(article.text.size());
  out.Bool(compressed);
  out.String(compressed ? std::string_view(packed).substr(0, size) : std::string_view(article.text));
  return out.Seal();
}

bool DecodeText(std::string_view bytes, Article* article) {
  ByteReader in(bytes);
  article->blocks.resize(in.Count(3));
  for (Block& block : article->blocks) {
    block.role = static_cast<BlockRole>(in.U8());
    block.begin = in.Uint32();
    block.end = in.Uint32();
  }
  const uint64_t size = in.Uint();
  const bool compressed = in.Bool();
  const std::string_view packed = in.View();
  if (!in.AtEnd() || size > kMaxTextBytes) return false;
  if (!compressed) {
    article->text = packed;
    return packed.size() == size;
  }
  article->text.resize(size);
  return ZSTD_decompress(article->text.data(), size, packed.data(), packed.size()) == size;
}

std::string Encode(const StoredClaim& stored) {
  ByteWriter out;
  const Claim& claim = stored.claim;
  out.Id(claim.id);
  out.Id(claim.doc);
  out.Uint(claim.subject);
  out.String(claim.predicate);
  out.Int(claim.object_entity);
  out.String(claim.object);
  out.U8(static_cast<uint8_t>(claim.object_type));
  Put(claim.qualifiers, &out);
  out.U8(static_cast<uint8_t>(claim.polarity));
  out.U8(static_cast<uint8_t>(claim.modality));
  out.String(claim.attributed_to);
  out.Double(claim.confidence);
  Put(claim.sentence, &out);
  Put(claim.span, &out);
  out.String(claim.rule);
  out.Bool(claim.inferred);
  out.String(stored.sentence);
  out.String(stored.subject_surface);
  out.String(stored.object_surface);
  out.U8(static_cast<uint8_t>(stored.role));
  return out.Seal();
}

bool Decode(std::string_view bytes, StoredClaim* stored) {
  ByteReader in(bytes);
  Claim& claim = stored->claim;
  in.Id(&claim.id);
  in.Id(&claim.doc);
  claim.subject = in.Uint32();
  claim.predicate = in.String();
  claim.object_entity = static_cast<int32_t>(in.Int());
  claim.object = in.String();
  claim.object_type = static_cast<ValueType>(in.U8());
  Take(&in, &claim.qualifiers);
  claim.polarity = static_cast<Polarity>(in.U8());
  claim.modality = static_cast<Modality>(in.U8());
  claim.attributed_to = in.String();
  claim.confidence = in.Double();
  Take(&in, &claim.sentence);
  Take(&in, &claim.span);
  claim.rule = in.String();
  claim.inferred = in.Bool();
  stored->sentence = in.String();
  stored->subject_surface = in.String();
  stored->object_surface = in.String();
  stored->role = static_cast<BlockRole>(in.U8());
  return in.AtEnd();
}

std::string Encode(const StoredLocal& local) {
  ByteWriter out;
  const LocalEntity& entity = local.entity;
  out.Id(entity.id);
  out.U8(static_cast<uint8_t>(entity.type));
  out.String(entity.name);
  Put(entity.names, &out);
  Put(entity.attributes, &out);
  out.Uint(entity.mentions.size());
  for (const Span& span : entity.mentions) Put(span, &out);
  Put(local.context.relations, &out);
  Put(local.context.neighbours, &out);
  Put(local.context.companions, &out);
  Put(local.context.birth, &out);
  return out.Seal();
}

bool Decode(std::string_view bytes, StoredLocal* local) {
  ByteReader in(bytes);
  LocalEntity& entity = local->entity;
  in.Id(&entity.id);
  entity.type = static_cast<ValueType>(in.U8());
  entity.name = in.String();
  Take(&in, &entity.names);
  Take(&in, &entity.attributes);
  entity.mentions.resize(in.Count(2));
  for (Span& span : entity.mentions) Take(&in, &span);
  Take(&in, &local->context.relations);
  Take(&in, &local->context.neighbours);
  Take(&in, &local->context.companions);
  Take(&in, &local->context.birth);
  return in.AtEnd();
}

std::string Encode(const Manifest& manifest) {
  ByteWriter out;
  Put(manifest.index_keys, &out);
  out.Uint(manifest.blocks.size());
  for (const std::vector<uint64_t>& blocks : manifest.blocks) {
    out.Uint(blocks.size());
    for (const uint64_t block : blocks) out.Uint(block);
  }
  return out.Seal();
}

bool Decode(std::string_view bytes, Manifest* manifest) {
  ByteReader in(bytes);
  Take(&in, &manifest->index_keys);
  manifest->blocks.resize(in.Count());
  for (std::vector<uint64_t>& blocks : manifest->blocks) {
    blocks.resize(in.Count());
    for (uint64_t& block : blocks) block = in.Uint();
  }
  return in.AtEnd();
}

std::string Encode(const Sketch& sketch) {
  ByteWriter out;
  out.Uint(sketch.size());
  for (const uint32_t value : sketch) {
    for (int shift = 0; shift < 32; shift += 8) out.U8(static_cast<uint8_t>(value >> shift));
  }
  return out.Seal();
}

bool Decode(std::string_view bytes, Sketch* sketch) {
  ByteReader in(bytes);
  sketch->resize(in.Count(4));
  for (uint32_t& value : *sketch) {
    value = 0;
    for (int shift = 0; shift < 32; shift += 8) value |= uint32_t{in.U8()} << shift;
  }
  return in.AtEnd();
}

}  // namespace kg::graph
