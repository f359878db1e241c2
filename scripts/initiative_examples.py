"""Examples for the choices of initiatives, from labelled articles; used by `train_local.py`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from fitting import Examples, fit
from samples import flat

from summarizer.evaluation.similarity import ALIKE, likeness
from summarizer.models.local.clauses import Structure
from summarizer.models.local.initiatives import chosen_stretch
from summarizer.models.local.lead_features import lead_features
from summarizer.models.local.linear import use_weights
from summarizer.models.local.name_features import name_features, stretch_features, surroundings
from summarizer.models.local.names import Site, sites
from summarizer.models.local.priorities import leads
from summarizer.schemas.labels import ArticleLabel


class Labelled(NamedTuple):
    """An article's structure with its label, and the page it stands on."""

    page: str
    structure: Structure
    label: ArticleLabel


def initiative_examples(
    articles: Sequence[Labelled], penalty: dict[str, float], lost: Counter[str]
) -> dict[str, Examples]:
    """Examples of the tasks `stretch`, `name` and `priority`; `lost` counts labels that no candidate covers."""
    tasks = {"stretch": Examples(ranking=True), "name": Examples(), "priority": Examples()}
    for article in articles:
        add_stretches(tasks["stretch"], article, lost)
        add_leads(tasks["priority"], article, lost)
    fitted = fit(tasks["stretch"], penalty["stretch"])
    use_weights({"stretch": {"bias": fitted.bias, **fitted.weights}})
    for article in articles:
        add_names(tasks["name"], article)
    return tasks


def _wanted(article: Labelled) -> set[str]:
    return {flat(i.name) for i in article.label.initiatives if i.kind != "priority"}


def _right(site: Site, text: str, wanted: set[str], loose: set[str]) -> list[bool]:
    """Which stretches of a site are a labelled name; for one that none is, the stretch that is most like it."""
    names = [flat(text[o.start : o.end]) for o in site.options]
    exact = [name in wanted for name in names]
    if any(exact) or not loose:
        return exact
    best = max((max(likeness(name, w) for w in loose), -i) for i, name in enumerate(names))
    return [-best[1] == i and best[0] >= ALIKE for i in range(len(names))]


def _covered(article: Labelled) -> tuple[list[Site], set[str], set[str]]:
    found, wanted, text = list(sites(article.structure)), _wanted(article), article.structure.text
    named = {flat(text[o.start : o.end]) for site in found for o in site.options}
    return found, wanted, wanted - named


def add_stretches(examples: Examples, article: Labelled, lost: Counter[str]) -> None:
    """Choices between the stretches of the sites that hold a labelled name."""
    found, wanted, loose = _covered(article)
    text = article.structure.text
    for site in found:
        right = _right(site, text, wanted, loose)
        if len(site.options) > 1 and any(right):
            examples.choose(
                [stretch_features(site, o, rank) for rank, o in enumerate(site.options)], right, article.page
            )
    lost["name"] += len(loose)
    lost["names"] += len(wanted)


def add_names(examples: Examples, article: Labelled) -> None:
    """Whether a site holds a name: its right stretch where it does, otherwise the one that the choice takes."""
    found, wanted, loose = _covered(article)
    around = surroundings(article.structure)
    for site in found:
        right = _right(site, around.text, wanted, loose)
        option = site.options[right.index(True)] if any(right) else chosen_stretch(site)
        examples.add(name_features(site, option, around), any(right), article.page)


def add_leads(examples: Examples, article: Labelled, lost: Counter[str]) -> None:
    """Whether a lead clause is a priority."""
    wanted = {flat(i.name) for i in article.label.initiatives if i.kind == "priority"}
    found = set()
    every = list(leads(article.structure))
    for lead, features in zip(every, lead_features(every, article.structure), strict=True):
        name = flat(lead.name)
        match = next((w for w in wanted if w == name or (len(w) > 3 and likeness(w, name) >= ALIKE)), None)
        examples.add(features, match is not None, article.page)
        if match:
            found.add(match)
    lost["priority"] += len(wanted - found)
    lost["priorities"] += len(wanted)
