"""Numbers of a message, in digits and in words: (start, end, values) by character; two values are a range ("一两百").

The shop reads them by nlp/preferences/numbers.ts; this is only for finding where in a message a labelled number stands.
"""

import re

SMALL = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen".split()
    )
}
TENS = {
    word: 10 * number
    for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
} | {"fourty": 40}
ENGLISH_WORDS = "|".join([*SMALL, *TENS, "hundred", "thousand", "grand", "fiver", "tenner", "dozen"])
ENGLISH = re.compile(
    rf"\b(?:a |half a )?(?:{ENGLISH_WORDS})(?:(?: and a half)?(?: and|[ -])*(?:{ENGLISH_WORDS}))*(?: and a half)?(?=ish|s\b|\b)",
    re.IGNORECASE,
)
DIGITS = re.compile(r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
FACTOR = re.compile(r"\s?(k(?![a-z])|grand\b|hundred\b|thousand\b|千|百|万|w(?![a-z]))", re.IGNORECASE)
FACTORS = {"k": 1e3, "grand": 1e3, "hundred": 100, "thousand": 1e3, "千": 1e3, "百": 100, "万": 1e4, "w": 1e4}
CHINESE_DIGITS = {char: number for number, char in enumerate("零一二三四五六七八九")} | {
    "两": 2, "〇": 0, "兩": 2, "俩": 2,
}  # fmt: skip
CHINESE_UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "萬": 10_000}
CHINESE = re.compile(r"[零一二两三四五六七八九十百千万〇兩萬俩]+多?")


def of(text: str) -> list[tuple[int, int, tuple[float, ...]]]:
    found = []
    for match in DIGITS.finditer(text):
        value, end = float(match.group().replace(",", "")), match.end()
        factor = FACTOR.match(text, end)
        if factor:
            value, end = value * FACTORS[factor.group(1).lower()], factor.end()
        found.append((match.start(), end, (value + behind(text[end:]),)))
    for match in CHINESE.finditer(text):
        values = chinese(match.group())
        if values:
            more = behind(text[match.end() :]) if len(values) == 1 else 0
            found.append((match.start(), match.end(), tuple(value + more for value in values)))
    for match in ENGLISH.finditer(text):
        found += parted(match.group(), match.start())
    kept = []
    for one in sorted(found, key=lambda one: (one[0], -one[1])):
        if all(one[0] >= other[1] or other[0] >= one[1] for other in kept):
            kept.append(one)
    return kept


def behind(text: str) -> float:
    """What stands behind a unit and still counts: 1米5, 一米八, 三十六码半, 两公斤半."""
    tenths = re.match(r"[米块]([\d一二三四五六七八九])(?![\d十百千])", text)
    if tenths:
        said = tenths.group(1)
        return (CHINESE_DIGITS[said] if said in CHINESE_DIGITS else int(said)) / 10
    return 0.5 if re.match(r"(?:号|码|岁|星|公斤|斤|米)?半", text) else 0


def parted(text: str, start: int) -> list[tuple[int, int, tuple[float, ...]]]:
    """ENGLISH takes "three hundred and six hundred" for one expression; it is two numbers."""
    for match in re.finditer(r" and (?!a half)", text, re.IGNORECASE):
        before, after = text[: match.start()].lower(), text[match.end() :].lower()
        low, high = english(before), english(after)
        unit = FACTORS.get(after.split(" ")[-1], 1)
        if not re.search("hundred|thousand|grand", before) and low < high / unit:
            low *= unit  # "one and two thousand"
        if 10 <= low < high:
            return [(start, start + match.start(), (low,)), (start + match.end(), start + len(text), (high,))]
    return [(start, start + len(text), (english(text),))]


def english(text: str) -> float:
    short = re.fullmatch(
        rf"({'|'.join(list(SMALL)[1:10])})[ -](({'|'.join([*list(SMALL)[10:], *TENS])})(?:[ -]\w+)?)", text.lower()
    )
    if short and english(short[2]) < 100:
        return SMALL[short[1]] * 100 + english(short[2])
    half = text.lower().endswith("and a half")
    words = re.findall(r"[a-z]+", text.lower().removesuffix("and a half"))
    total, part, last = 0.0, 0.0, 1.0
    for word in words:
        if word in SMALL:
            part, last = part + SMALL[word], 1.0
        elif word in TENS:
            part, last = part + TENS[word], 1.0
        elif word == "hundred":
            part, last = (part or 1) * 100, 100.0
        elif word in ("thousand", "grand"):
            total, part, last = total + (part or 1) * 1000, 0.0, 1000.0
        elif word == "dozen":
            part = (part or 1) * 12
        elif word in ("fiver", "tenner"):
            part += {"fiver": 5, "tenner": 10}[word]
    value = total + part
    if words[:2] == ["half", "a"]:
        value /= 2
    return value + last / 2 if half else value


def chinese(text: str) -> tuple[float, ...]:
    more = text.endswith("多")
    text = text.removesuffix("多")
    between = re.fullmatch(r"(.*?)([一二两三四五六七八九])([一二两三四五六七八九])([十百千万萬]?)", text)
    if between and abs(CHINESE_DIGITS[between[3]] - CHINESE_DIGITS[between[2]]) == 1 and len(text) > 1:
        before, low, high, unit = between.groups()
        if unit or before[-1:] in CHINESE_UNITS:
            return tuple(value for digit in (low, high) for value in chinese(before + digit + unit))
    if all(char in CHINESE_DIGITS for char in text) and len(text) > 1:
        return ()
    total = section = 0.0
    digit, unit, skipped = None, 1.0, False
    for char in text:
        if char in CHINESE_DIGITS:
            skipped |= char in "零〇"
            digit = CHINESE_DIGITS[char]
        elif CHINESE_UNITS[char] == 10_000:
            total = (total + section + (digit or 0)) * 10_000
            section, digit, unit = 0.0, None, 10_000
        else:
            section += (1 if digit is None else digit) * CHINESE_UNITS[char]
            digit, unit, skipped = None, CHINESE_UNITS[char], False
    rest = 0 if digit is None else digit * unit / 10 if unit >= 100 and not skipped else digit
    value = total + section + rest
    return (value, value + unit) if more and unit >= 10 else (value,)
