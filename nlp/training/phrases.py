"""Phrases made from the lexicon: what shoppers ask for and how shops name goods, each in both languages.

A wish is one meaning that can be said in many ways, so two wordings of it belong together whatever their language. A
contrast is (asked, near, far): far differs from near in just the thing that was asked for.
"""

import random
from dataclasses import dataclass, replace

from .lexicon import AUDIENCES, CHEAP, COLOURS, DEAR, FEATURES, LINE_WORDS, MATERIALS, OCCASIONS, Meaning

WEARERS = AUDIENCES[:7]
SYLLABLES = "al ber cor dan el far gon hav il jor kel lum mar nor ost par quin ras sol tar ul ven wick yar zen".split()


@dataclass(frozen=True)
class Wish:
    noun: Meaning
    colour: Meaning | None = None
    material: Meaning | None = None
    feature: Meaning | None = None
    audience: Meaning | None = None
    occasion: Meaning | None = None
    budget: int | None = None
    brand: str = ""
    line: Meaning | None = None


def maker(rng: random.Random) -> str:
    name = "".join(rng.choice(SYLLABLES) for _ in range(rng.choice((2, 2, 3)))).capitalize()
    return f"{name} {rng.choice(LINE_WORDS)[0][0].capitalize()}" if rng.random() < 0.3 else name


def wish(rng: random.Random, nouns: list[Meaning], brands: list[str]) -> Wish:
    chance = lambda share, table: rng.choice(table) if rng.random() < share else None
    named = rng.random() < 0.5
    return Wish(
        noun=rng.choice(nouns),
        colour=chance(0.55, COLOURS),
        material=chance(0.35, MATERIALS),
        feature=chance(0.35, FEATURES),
        audience=chance(0.35, WEARERS if named else AUDIENCES),
        occasion=chance(0.25, OCCASIONS) if not named else None,
        budget=rng.choice(
            (20, 25, 30, 40, 50, 60, 75, 80, 100, 120, 150, 200, 250, 300, 400, 500, 800, 1000, 1500, 2000)
        )
        if not named and rng.random() < 0.25
        else None,
        brand=(rng.choice(brands) if brands and rng.random() < 0.4 else maker(rng)) if named else "",
        line=chance(0.7, LINE_WORDS) if named else None,
    )


def en(meaning: Meaning | None, rng: random.Random) -> str:
    return "" if meaning is None else said(meaning[0], rng)


def zh(meaning: Meaning | None, rng: random.Random) -> str:
    return "" if meaning is None else said(meaning[1], rng)


def said(wordings: list[str], rng: random.Random) -> str:
    return wordings[0] if rng.random() < 0.65 else rng.choice(wordings)


def joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def title_in_english(w: Wish, rng: random.Random) -> str:
    wearer = en(w.audience, rng).capitalize() if w.audience in WEARERS else ""
    wearer = f"{wearer}’s" if wearer in ("Women", "Men") else wearer
    words = joined(
        w.brand,
        en(w.line, rng).title(),
        wearer,
        en(w.feature, rng).title(),
        en(w.material, rng).title(),
        en(w.noun, rng).title(),
    )
    colour = en(w.colour, rng).title()
    return words + (rng.choice((", {}", " - {}", " {}", " ({})")).format(colour) if colour else "")


def title_in_chinese(w: Wish, rng: random.Random) -> str:
    wearer = {"women": "女款", "men": "男款", "kids": "儿童"}.get(
        w.audience[0][0] if w.audience else "", zh(w.audience, rng) if w.audience in WEARERS else ""
    )
    goods = wearer + zh(w.feature, rng) + zh(w.material, rng) + zh(w.noun, rng)
    return joined(w.brand, zh(w.line, rng), goods, zh(w.colour, rng))


def ask_in_english(w: Wish, rng: random.Random) -> str:
    goods = joined(en(w.feature, rng), en(w.colour, rng), en(w.material, rng), en(w.noun, rng))
    if w.audience is not None:
        goods += f" for {en(w.audience, rng)}"
    if w.occasion is not None:
        goods += f" for {en(w.occasion, rng)}"
    if w.budget is not None:
        goods += rng.choice(
            (" under {}", " below {}", " under ${}", " for less than {}", " up to {}", " max {}")
        ).format(w.budget)
    frame = rng.choice(ENGLISH_FRAMES) if rng.random() < 0.5 else "{}"
    return frame.format(goods)


def ask_in_chinese(w: Wish, rng: random.Random) -> str:
    feature, colour, material = (zh(w.feature, rng), zh(w.colour, rng), zh(w.material, rng))
    goods = (feature + "的" if feature and rng.random() < 0.5 else feature) + (
        colour + "的" if colour and rng.random() < 0.3 else colour
    )
    goods += material + zh(w.noun, rng)
    if w.budget is not None:
        goods = rng.choice(("{}以内的", "{}元以下的", "{}块以内的", "不超过{}的", "{}以下")).format(w.budget) + goods
    if w.occasion is not None:
        goods = rng.choice(("{}用的", "适合{}的", "{}穿的", "{}")).format(zh(w.occasion, rng)) + goods
    if w.audience is not None:
        who = zh(w.audience, rng)
        return rng.choice(("给{}的{}", "给{}买{}", "想给{}买{}", "{}的{}", "适合{}的{}", "送{}的{}")).format(who, goods)
    frame = rng.choice(CHINESE_FRAMES) if rng.random() < 0.5 else "{}"
    return frame.format(goods)


ENGLISH_FRAMES = (
    "I'm looking for a {}",
    "do you have {}",
    "show me {}",
    "I want to buy a {}",
    "{} please",
    "I need a {}",
    "can you find me a {}",
    "any {}?",
    "looking for {}",
    "what {} do you have",
    "recommend a {}",
    "could you suggest a {}",
    "where can I find {}",
    "I'd like {}",
    "we need {}",
    "got any {}?",
    "{} recommendations",
    "best {}",
)
CHINESE_FRAMES = (
    "我想买{}",
    "有没有{}",
    "推荐一款{}",
    "想要{}",
    "我在找{}",
    "帮我找{}",
    "有{}吗",
    "来一个{}",
    "看看{}",
    "我需要{}",
    "{}有哪些",
    "求推荐{}",
    "哪款{}好",
    "给我看看{}",
)


def wordings(w: Wish, rng: random.Random) -> tuple[str, str]:
    """The same wish in English and in Chinese: a shop's title when it has a brand, else a shopper's words."""
    if w.brand:
        return title_in_english(w, rng), title_in_chinese(w, rng)
    return ask_in_english(w, rng), ask_in_chinese(w, rng)


def switched(w: Wish, rng: random.Random) -> str:
    """The wish in both languages at once, as people type it: some words of the other language in the sentence of one."""
    swap = lambda meaning: meaning if meaning is None or rng.random() < 0.5 else (meaning[1], meaning[0])
    mixed = replace(w, noun=swap(w.noun), colour=swap(w.colour), material=swap(w.material), feature=swap(w.feature))
    return wordings(mixed, rng)[rng.random() < 0.5]


def presents(rng: random.Random) -> tuple[str, str]:
    """A wish for a present, without saying what."""
    who, when, money = (
        rng.choice(AUDIENCES[3:]),
        rng.choice(OCCASIONS[:10]),
        rng.choice((30, 50, 80, 100, 200, 300, 500)),
    )
    english, chinese = rng.choice(PRESENTS)
    return (
        english.format(who=en(who, rng), when=en(when, rng), money=money),
        chinese.format(who=zh(who, rng), when=zh(when, rng), money=money),
    )


PRESENTS = (
    ("a {when} gift for {who}", "给{who}的{when}礼物"),
    ("{when} present for {who}", "送{who}{when}礼物"),
    ("what can I give {who} for {when}", "{when}送{who}什么好"),
    ("gift ideas for {who}", "送{who}的礼物"),
    ("a gift for {who} under {money}", "{money}以内送{who}的礼物"),
)

# ---- contrasts ----

NOT_IN_ENGLISH = (
    "{noun} without {x}",
    "no {x} {noun}",
    "{noun}, no {x}",
    "{noun} but not {x}",
    "{noun} that is not {x}",
    "non-{x} {noun}",
    "a {noun} not in {x}",
    "anything but {x} {noun}",
    "{noun} not made of {x}",
    "I don't want {x}, show me {noun}",
    "{noun} except {x}",
    "{x}-free {noun}",
    "I hate {x}, a {noun} please",
    "please no {x} {noun}",
    "a {noun} which isn't {x}",
    "{noun} in anything other than {x}",
    "{noun} that isn't {x}",
    "{noun} that aren't {x}",
    "{noun}, never {x}",
    "{noun} with no {x}",
    "no {x} on my {noun}",
    "no {x} {noun} for me",
    "any {noun} that is not {x}",
    "{noun}, just not {x}",
    "not {x}, another {noun}",
    "avoid {x}, I need {noun}",
    "I can't stand {x}; which {noun} do you have?",
    "{noun} in any kind but {x}",
    "{noun} other than {x}",
    "not a {x} {noun}",
    "{noun} (not {x})",
    "leave out the {x} {noun}",
    "show {noun}, nothing {x}",
    "my wife doesn't like {x}, find her a {noun}",
    "instead of {x} {noun} something else",
)
NOT_IN_CHINESE = (
    "不要{x}的{noun}",
    "{noun}不要{x}",
    "不是{x}的{noun}",
    "非{x}{noun}",
    "除了{x}以外的{noun}",
    "没有{x}的{noun}",
    "别给我{x}的{noun}",
    "我不喜欢{x}，要{noun}",
    "{noun}，{x}的不行",
    "不想要{x}{noun}",
    "{noun}别是{x}的",
    "不含{x}的{noun}",
    "{noun}，不要{x}的",
    "{noun}只要不是{x}的都行",
    "除了{x}，别的{noun}都可以",
    "不带{x}的{noun}",
    "{x}的{noun}就算了",
    "换个不是{x}的{noun}",
    "千万别{x}的{noun}",
    "受不了{x}，有别的{noun}吗",
    "我不穿{x}的，来个{noun}",
    "{noun}有没有不{x}的",
)
WITH_IN_ENGLISH = (
    "{noun} with {x}",
    "{x} {noun}",
    "{noun} in {x}",
    "{noun} made of {x}",
    "I want {x}, show me {noun}",
    "only {x} {noun}",
    "a {noun} which is {x}",
)
WITH_IN_CHINESE = ("要{x}的{noun}", "{x}{noun}", "{noun}要{x}", "{x}的{noun}", "只要{x}的{noun}", "我喜欢{x}，要{noun}")
UNDER_IN_ENGLISH = (
    "{noun} under {p}",
    "{noun} below ${p}",
    "{noun} for less than {p}",
    "{noun} up to {p} dollars",
    "{noun}, at most {p}",
    "{noun} cheaper than {p}",
    "{noun}, no more than {p}",
    "{noun} within {p}",
    "{noun}, {p} max",
    "{noun} not over {p}",
    "{noun} for {p} or less",
    "my limit for a {noun} is {p}",
    "I can spend {p} on a {noun} and not a cent more",
    "{noun}, {p} tops",
)
OVER_IN_ENGLISH = (
    "{noun} over {p}",
    "{noun} above ${p}",
    "{noun} for more than {p}",
    "{noun} from {p} dollars up",
    "{noun}, at least {p}",
    "{noun} dearer than {p}",
    "{noun}, no less than {p}",
    "{noun} starting at {p}",
    "{noun}, {p} min",
    "{noun} not under {p}",
    "{noun} for {p} or more",
    "I want to spend more than {p} on a {noun}",
    "{noun} upwards of {p}",
    "{noun}, {p} and up",
)
UNDER_IN_CHINESE = (
    "{p}以内的{noun}",
    "{p}元以下的{noun}",
    "不超过{p}的{noun}",
    "{noun}，最多{p}",
    "{p}块钱以内{noun}",
    "低于{p}的{noun}",
    "{p}之内的{noun}",
    "{noun}别超过{p}",
    "{noun}预算{p}以下",
    "{noun}不要贵过{p}",
    "最贵{p}的{noun}",
    "{noun}，{p}封顶",
    "{p}元内的{noun}",
)
OVER_IN_CHINESE = (
    "{p}以上的{noun}",
    "{p}元以上的{noun}",
    "超过{p}的{noun}",
    "{noun}，至少{p}",
    "{p}块钱以上{noun}",
    "高于{p}的{noun}",
    "{p}往上的{noun}",
    "{noun}不低于{p}",
    "{noun}预算{p}以上",
    "{noun}不要便宜过{p}",
    "最少{p}的{noun}",
    "{noun}，{p}起",
    "{p}元起的{noun}",
)
CAPACITIES = (
    ("GB", (16, 32, 64, 128, 256, 512)),
    ("inch", (13, 15, 17, 24, 27, 32, 43, 55, 65)),
    ("ml", (100, 250, 330, 500, 750)),
    ("cm", (20, 30, 50, 80, 100, 150)),
    ("W", (5, 10, 40, 60, 100)),
    ("kg", (1, 2, 5, 10, 20)),
    ("pack", (2, 3, 4, 6, 10, 12)),
    ("L", (1, 2, 5, 20, 35, 50)),
)


def contrast(rng: random.Random, nouns: list[Meaning]) -> tuple[str, str, str]:
    return rng.choice(CONTRASTS)(rng, nouns)


def two_of(rng: random.Random, table: list[Meaning]) -> tuple[Meaning, Meaning]:
    first, second = rng.sample(table, 2)
    return first, second


def plain(noun: Meaning, quality: Meaning, rng: random.Random) -> str:
    """A title or a short query that has the quality."""
    w = Wish(noun=noun)
    w = (
        replace(w, colour=quality)
        if quality in COLOURS
        else replace(w, material=quality)
        if quality in MATERIALS
        else replace(w, feature=quality)
    )
    if rng.random() < 0.4:
        w = replace(w, brand=maker(rng))
    return wordings(w, rng)[rng.random() < 0.4]


def negation(rng: random.Random, nouns: list[Meaning]) -> tuple[str, str, str]:
    table = rng.choice((COLOURS, MATERIALS, MATERIALS, FEATURES))
    unwanted, other = two_of(rng, table)
    noun = rng.choice(nouns)
    if rng.random() < 0.5:
        asked = rng.choice(NOT_IN_ENGLISH).format(noun=en(noun, rng), x=en(unwanted, rng))
    else:
        asked = rng.choice(NOT_IN_CHINESE).format(noun=zh(noun, rng), x=zh(unwanted, rng))
    far = plain(noun, unwanted, rng)
    return asked, plain(noun, other, rng), far


def presence(rng: random.Random, nouns: list[Meaning]) -> tuple[str, str, str]:
    """The opposite of a negation, so that "without" is learned and not the noun that follows it."""
    wanted, other = two_of(rng, rng.choice((COLOURS, MATERIALS, FEATURES)))
    noun = rng.choice(nouns)
    if rng.random() < 0.5:
        asked = rng.choice(WITH_IN_ENGLISH).format(noun=en(noun, rng), x=en(wanted, rng))
    else:
        asked = rng.choice(WITH_IN_CHINESE).format(noun=zh(noun, rng), x=zh(wanted, rng))
    return asked, plain(noun, wanted, rng), plain(noun, other, rng)


def opposite_wish(rng: random.Random, nouns: list[Meaning]) -> tuple[str, str, str]:
    """Without x is without x in the other language, and is not with x."""
    quality, noun = (rng.choice(rng.choice((COLOURS, MATERIALS, FEATURES))), rng.choice(nouns))
    english = lambda frames: rng.choice(frames).format(noun=en(noun, rng), x=en(quality, rng))
    chinese = lambda frames: rng.choice(frames).format(noun=zh(noun, rng), x=zh(quality, rng))
    asked, near = english(NOT_IN_ENGLISH), chinese(NOT_IN_CHINESE)
    if rng.random() < 0.3:
        near = english(NOT_IN_ENGLISH)
    far = english(WITH_IN_ENGLISH) if rng.random() < 0.5 else chinese(WITH_IN_CHINESE)
    return (asked, near, far) if rng.random() < 0.5 else (near, asked, far)


def price_bound(rng: random.Random, nouns: list[Meaning]) -> tuple[str, str, str]:
    noun = rng.choice(nouns)
    p = rng.choice((20, 30, 50, 60, 80, 100, 120, 150, 200, 250, 300, 400, 500, 600, 800, 1000, 1500, 2000, 3000, 5000))
    under, over = ((UNDER_IN_ENGLISH, UNDER_IN_CHINESE), (OVER_IN_ENGLISH, OVER_IN_CHINESE))

    def phrase(frames: tuple[tuple[str, ...], tuple[str, ...]]) -> str:
        spelled = rng.random() < 0.3
        if rng.random() < 0.5:
            return rng.choice(frames[0]).format(noun=en(noun, rng), p=in_english_words(p) if spelled else p)
        return rng.choice(frames[1]).format(noun=zh(noun, rng), p=in_chinese_words(p) if spelled else p)

    same, opposite = (under, over) if rng.random() < 0.5 else (over, under)
    return phrase(same), phrase(same), phrase(opposite)


ENGLISH_NUMBERS = dict(
    zip(
        (*range(1, 10), 12, 15, *range(20, 100, 10)),
        "one two three four five six seven eight nine twelve fifteen twenty thirty forty fifty sixty seventy eighty ninety".split(),
    )
)


def in_english_words(number: int) -> str:
    """Of round numbers: 250 is two hundred and fifty, 1500 fifteen hundred."""
    if number % 1000 == 0:
        return f"{ENGLISH_NUMBERS[number // 1000]} thousand"
    if number < 100:
        return ENGLISH_NUMBERS[number]
    hundreds, rest = divmod(number, 100)
    return f"{ENGLISH_NUMBERS[hundreds]} hundred" + (f" and {ENGLISH_NUMBERS[rest]}" if rest else "")


def in_chinese_words(number: int) -> str:
    """Of round numbers: 250 is 两百五, 1500 一千五, as people say them."""
    digits = "零一两三四五六七八九"
    for size, name in ((1000, "千"), (100, "百")):
        if number >= size:
            first, rest = divmod(number, size)
            rest //= size // 10
            return digits[first] + name + (digits[rest].replace("两", "二") if rest else "")
    return digits[number // 10].replace("两", "二").replace("一", "") + "十"


def price_word(rng: random.Random, nouns: list[Meaning]) -> tuple[str, str, str]:
    noun, same, opposite = rng.choice(nouns), *rng.sample((CHEAP, DEAR), 2)
    return tuple(price_phrase(noun, table, rng) for table in (same, same, opposite))


def price_phrase(noun: Meaning, table: list[Meaning], rng: random.Random) -> str:
    """The price word itself, or the opposite one refused: "not expensive" is a wish for a low price."""
    refused = rng.random() < 0.3
    quality = rng.choice((DEAR if table is CHEAP else CHEAP) if refused else table)
    if rng.random() < 0.5:
        frames = NOT_PRICED_IN_ENGLISH if refused else PRICED_IN_ENGLISH
        return rng.choice(frames).format(noun=en(noun, rng), x=en(quality, rng))
    frames = NOT_PRICED_IN_CHINESE if refused else PRICED_IN_CHINESE
    return rng.choice(frames).format(noun=zh(noun, rng), x=zh(quality, rng), bare=zh(quality, rng).removesuffix("的"))


PRICED_IN_ENGLISH = ("{x} {noun}", "{x} {noun}", "a {noun} that is {x}", "something {x}: {noun}", "{noun}, {x} please")
NOT_PRICED_IN_ENGLISH = (
    "{noun} that is not {x}",
    "not too {x} {noun}",
    "a {noun} that isn't {x}",
    "not a {x} {noun}",
    "{noun}, but nothing {x}",
    "{noun}, not so {x}",
)
PRICED_IN_CHINESE = ("{x}{noun}", "{x}{noun}", "{noun}要{x}", "{bare}一点的{noun}", "{noun}，{bare}些")
NOT_PRICED_IN_CHINESE = (
    "不{bare}的{noun}",
    "不太{bare}的{noun}",
    "{noun}不要{x}",
    "别太{bare}的{noun}",
    "{noun}，不要太{bare}",
)


def wearer(rng: random.Random, nouns: list[Meaning]) -> tuple[str, str, str]:
    noun, colour = rng.choice(nouns), rng.choice(COLOURS)
    wanted, other = two_of(rng, AUDIENCES[:6])
    form = lambda who: wordings(
        Wish(noun=noun, colour=colour, audience=who, brand=maker(rng) if rng.random() < 0.3 else ""), rng
    )[rng.random() < 0.4]
    return form(wanted), form(wanted), form(other)


def amount(rng: random.Random, nouns: list[Meaning]) -> tuple[str, str, str]:
    noun = rng.choice(nouns)
    unit, values = rng.choice(CAPACITIES)
    right, wrong = rng.sample(values, 2)
    chinese_unit = {"inch": "寸", "pack": "个装", "L": "升", "kg": "公斤", "cm": "厘米", "ml": "毫升", "W": "瓦"}.get(
        unit, unit
    )

    def form(value: int) -> str:
        return rng.choice(
            (
                f"{en(noun, rng)} {value} {unit}",
                f"{value}{unit} {en(noun, rng)}",
                f"{value} {unit} {en(noun, rng)}",
                f"{value}{chinese_unit}{zh(noun, rng)}",
                f"{maker(rng)} {en(noun, rng).title()} {value}{unit}",
                f"{zh(noun, rng)} {value}{chinese_unit}",
            )
        )

    return form(right), form(right), form(wrong)


def accessory(rng: random.Random, nouns: list[Meaning]) -> tuple[str, str, str]:
    """The thing asked for is not the thing made for it: a case for a laptop is no laptop."""
    noun, brand = rng.choice(nouns), maker(rng)
    en_part, zh_part = rng.choice(
        (
            ("case", "保护套"),
            ("bag", "包"),
            ("stand", "支架"),
            ("cover", "罩"),
            ("cleaner", "清洁剂"),
            ("holder", "架"),
            ("box", "盒"),
            ("strap", "带"),
            ("charger", "充电器"),
            ("replacement part", "配件"),
        )
    )
    english, chinese = en(noun, rng), zh(noun, rng)
    thing = rng.choice((f"{brand} {english.title()}", f"{brand} {chinese}", f"{english} by {brand}"))
    part = rng.choice(
        (
            f"{brand} {english.title()} {en_part.title()}",
            f"{en_part} for {english}",
            f"{chinese}{zh_part}",
            f"{brand} {chinese}{zh_part}",
        )
    )
    asks = (english, chinese, f"I need a {english}", f"我想买{chinese}")
    if rng.random() < 0.6:
        return rng.choice(asks), thing, part
    return (rng.choice((f"{english} {en_part}", f"{chinese}{zh_part}", f"{en_part} for a {english}")), part, thing)


CONTRASTS = (
    negation,
    negation,
    negation,
    presence,
    presence,
    opposite_wish,
    price_bound,
    price_bound,
    price_word,
    wearer,
    amount,
    accessory,
)
