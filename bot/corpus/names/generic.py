"""What stands for a name of an exemplar, by its kind, where somebody is shown how the exemplar is written."""

from bot.domain.passage import EntityKind

GENERIC = {
    EntityKind.PERSON: "某同志",
    EntityKind.PLACE: "某地",
    EntityKind.ORG: "某单位",
    EntityKind.CONTACT: "某号",
    EntityKind.DOCUMENT: "《某文件》",
    EntityKind.SLOGAN: "“某活动”",
    EntityKind.HONOUR: "某荣誉",
}
"""What stands for what belongs to an exemplar's own unit. Figures and offices that everybody has stay."""
