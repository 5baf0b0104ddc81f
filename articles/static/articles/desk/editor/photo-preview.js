// A photo as the desk shows it: its small copy, the words readers will see with it, and what is wrong with it.
import { crel } from "django-prose-editor/editor";

// Words of this article, else the library's, which are marked.
function wordsOrLibraryWords(own, library, className, { fromLibrary }) {
  if (own) return [crel("span", { className, textContent: own })];
  if (!library) return [];
  const mark = crel("span", { className: "is-from", textContent: ` (${fromLibrary})` });
  return [crel("span", { className: `${className} is-library` }, [library, mark])];
}

// `card` is null for a photo that is not here, undefined for one of which nothing is known yet.
export function shown({ caption, credit }, card, labels) {
  if (card === null) return [crel("div", { className: "problems", textContent: labels.unknown })];
  const wordsBox = crel("div", { className: "figure-words" }, [
    ...wordsOrLibraryWords(caption, card?.caption, "caption", labels),
    ...wordsOrLibraryWords(credit, card?.credit, "credit", labels),
  ]);
  if (!card) return [wordsBox];
  const { thumb, alt, width, height, problems } = card;
  return [
    crel("img", { src: thumb, alt, width, height, draggable: false }),
    wordsBox,
    ...(problems.length ? [crel("div", { className: "problems", textContent: problems.join("; ") })] : []),
  ];
}
