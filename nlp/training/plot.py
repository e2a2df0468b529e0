"""curve.csv as a picture: one small plot for each loss, over the steps."""

import csv
from pathlib import Path

import matplotlib

matplotlib.use("svg")
from matplotlib import pyplot  # noqa: E402


def draw(table: Path, picture: Path) -> None:
    with table.open(newline="") as file:
        header, *rows = csv.reader(file)
    steps = [int(row[0]) for row in rows]
    names = header[1:]
    figure, axes = pyplot.subplots(3, (len(names) + 2) // 3, figsize=(11, 7), squeeze=False)
    for axis in axes.flat[len(names) :]:
        axis.set_axis_off()
    for place, name in enumerate(names):
        axis = axes.flat[place]
        axis.plot(steps, [float(row[place + 1]) for row in rows], linewidth=1.2)
        axis.set_title("cosine to the target" if name == "cosine" else f"loss: {name}", fontsize=9)
        axis.tick_params(labelsize=7)
        axis.grid(alpha=0.3)
    figure.supxlabel("step", fontsize=9)
    figure.tight_layout()
    figure.savefig(picture, metadata={"Date": None})
