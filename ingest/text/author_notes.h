// What stands at the end of an article about who wrote it.
#ifndef NEWSGRAPH_INGEST_TEXT_AUTHOR_NOTES_H_
#define NEWSGRAPH_INGEST_TEXT_AUTHOR_NOTES_H_

#include <string>
#include <vector>

#include "ingest/cleaned.h"

namespace kg::ingest {

// Gives the last paragraphs the role of an author's note where they speak of one of `authors`, or introduce somebody
// new as a writer ("Ana Ruiz is a reporter for The Oslo Post."; "Written by Ana Ruiz, who lives in Bergen"), and the
// text before does not tell of that person.
void MarkAuthorNotes(const std::vector<std::string>& authors, std::vector<CleanBlock>* blocks);

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_TEXT_AUTHOR_NOTES_H_
