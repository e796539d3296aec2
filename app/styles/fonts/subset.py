"""Make the three web fonts of this folder from the packages of @fontsource.

    pip install fonttools brotli && python app/styles/fonts/subset.py

A page weighs at most 60 kB, so one file a style holds Latin and Vietnamese together, without hints and without letters of
other languages, and with tabular figures (`tnum`), which the packaged files lack. Names and licences: README.md.
"""

import os
import tempfile

from fontTools import subset
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.merge import Merger
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

HERE = os.path.dirname(os.path.abspath(__file__))
SOURCE = os.path.join(HERE, "../../../node_modules/@fontsource")
VIETNAMESE = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư" + "".join(map(chr, range(0x1EA0, 0x1EFA)))
PUNCTUATION = "–—‘’“”…•·×°²³½«»©®€₫−§\u00a0"
WANTED = {ord(c) for c in VIETNAMESE + PUNCTUATION} | set(range(0x20, 0x7F))


def part(path, codepoints):
    options = subset.Options()
    options.hinting = False
    options.layout_features = ["kern", "mark", "ccmp"]
    options.glyph_names = True
    options.drop_tables += ["STAT", "gasp", "prep", "fpgm", "cvt "]
    font = TTFont(path)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=codepoints)
    subsetter.subset(font)
    font.flavor = None
    return font


def add_tabular_figures(font):
    cmap, widths, glyphs = font.getBestCmap(), font["hmtx"], font["glyf"]
    names = [cmap[ord(str(i))] for i in range(10)]
    width = round(sum(widths[name][0] for name in names) / len(names))
    rules = []
    for name in names:
        pen = TTGlyphPen(glyphs)
        shift = (width - widths[name][0]) // 2
        pen.addComponent(name, (1, 0, 0, 1, shift, 0))
        glyphs[f"{name}.tnum"] = pen.glyph()
        widths[f"{name}.tnum"] = (width, widths[name][1] + shift)
        rules.append(f"sub {name} by {name}.tnum;")
    font.setGlyphOrder(list(glyphs.glyphOrder))
    addOpenTypeFeaturesFromString(font, "feature tnum { %s } tnum;" % " ".join(rules), tables=["GSUB"])


def build(family, weight, name, style):
    latin, vietnamese = (f"{SOURCE}/{family}/files/{family}-{s}-{weight}-normal.woff2" for s in ("latin", "vietnamese"))
    in_latin = set(TTFont(latin).getBestCmap())
    with tempfile.TemporaryDirectory() as folder:
        parts = []
        for path, codepoints in ((latin, WANTED & in_latin), (vietnamese, WANTED - in_latin)):
            parts.append(os.path.join(folder, f"{len(parts)}.ttf"))
            part(path, codepoints).save(parts[-1])
        font = Merger().merge(parts)
    add_tabular_figures(font)
    for record, text in ((1, name), (2, style), (4, f"{name} {style}"), (6, f"{name} {style}".replace(" ", ""))):
        font["name"].setName(text, record, 3, 1, 0x409)
    font["name"].names = [r for r in font["name"].names if r.nameID in (0, 1, 2, 4, 6, 13, 14)]
    font["post"].formatType = 3.0
    font.flavor = "woff2"
    target = os.path.join(HERE, f"{name.lower().replace(' ', '-')}-{weight}.woff2")
    font.save(target)
    print(os.path.basename(target), os.path.getsize(target), "bytes")


build("be-vietnam-pro", 400, "Tinh Hoa Text", "Regular")
build("be-vietnam-pro", 600, "Tinh Hoa Text", "SemiBold")
build("lora", 700, "Tinh Hoa Serif", "Bold")
