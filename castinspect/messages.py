"""Every sentence the core says to a person, in one catalogue that the window can translate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

MESSAGES: dict[str, str] = {
    # --- imaging ---
    "image-missing": "There is no file at {path}.",
    "image-is-folder": "{path} is a folder, not a picture.",
    "image-folder-unreadable": "The folder {path} cannot be read ({detail}). Check its permissions and the network.",
    "image-unreadable": "{path} cannot be read ({detail}). Check its permissions and the disk.",
    "image-empty": "{path} is empty. Take the picture again.",
    "image-not-a-picture": "{path} is not a JPEG, PNG, BMP, TIFF or WebP picture, whatever its name says. Save it as one of these.",
    "image-damaged": "{path} is damaged. Take or copy the picture again.",
    "image-incomplete": "{path} is incomplete: part of the picture is missing. Take or copy it again.",
    "image-too-large": "{path} has {megapixels} million pixels; the limit is {limit} million. Lower the camera's resolution.",
    "image-file-too-large": "{path} is larger than {megabytes} MB. Lower the camera's resolution, or compress the picture.",
    "image-several-pages": "{path} holds {pages} pages or frames. Save each as a picture of its own.",
    "image-float": "{path} stores its values as floating-point numbers of unknown scale. Save it with 8 or 16 bits.",
    "image-mode": "{path} stores its pixels as {mode}, which cannot be read safely. Save it as grey or RGB.",
    "image-transparent": "{path} is partly transparent, so what the camera saw there is unknown. Save it without transparency.",
    # --- models ---
    "backbone-unknown": "There is no backbone called {backbone}. Known are: {known}.",
    "vit-size": "ViT-B/16 needs an input size that is a multiple of 16; {size} is not. Use {nearest}.",
    "checkpoint-missing": "There is no checkpoint at {path}. Check the name, or train one.",
    "checkpoint-unreadable": "The checkpoint {path} cannot be read ({detail}). Check its permissions and the disk.",
    "checkpoint-pickle": "{path} is a pickle (.pt or .pth). CastInspect never opens one as a checkpoint, because it could run code; use a checkpoint made by CastInspect.",
    "checkpoint-foreign": "{path} was not made by CastInspect. Use a checkpoint that CastInspect trained.",
    "checkpoint-newer": "{path} was made by a newer CastInspect (format {version}, this one knows {known}). Update CastInspect on this station.",
    "checkpoint-damaged": "{path} is incomplete or damaged. Copy it again from where it came from.",
    "checkpoint-tampered": "{path} was changed after it was made: its content does not match its hash. Copy it again from where it came from.",
    "checkpoint-not-finite": "{path} holds weights that are not numbers. Train it again with a lower learning rate.",
    "checkpoint-backbone": "{path} needs the backbone {backbone}, which this CastInspect does not have. Known are: {known}.",
    "checkpoint-does-not-fit": "The weights in {path} do not fit {backbone} with {classes} classes. Train it again.",
    "checkpoint-not-written": "{path} cannot be written ({detail}). Check the folder's permissions and the free space.",
    "checkpoint-exchanged": "{path} is no longer the checkpoint that was promoted. Promote it again if that was meant.",
    "promoted-unreadable": "{path} cannot be read, so it is unknown which checkpoint is promoted. Promote one again.",
    "version-unknown": "This station has no version {name}. `castinspect models` lists them.",
    "version-ambiguous": "{name} may mean several versions: {files}. Name the file.",
    "version-already-there": "{path} is already here, as {name}.",
    "version-name-empty": "A version needs a name.",
    "version-name-taken": "Another version is called {name}. Choose another name.",
    "version-promoted": "{name} is promoted: the station judges with it. Promote another one first.",
    "promotion-other-classes": "Its classes ({new}) are others than those the station judges by now ({present}). If counters, outputs and people are ready for that, say so: --allow-other-classes.",
    "nothing-to-roll-back-to": "No other checkpoint was promoted before this one, so there is nothing to go back to.",
    "export-exists": "{path} is already there and is not overwritten. Name another file.",
    "journal-not-written": "The journal {path} cannot be written ({detail}), so nothing was done. Check the folder's permissions and the free space.",
    "journal-unreadable": "The journal {path} cannot be read ({detail}). Check its permissions and the disk.",
    "no-starter": "There is no starter for {backbone}. Choose EfficientNet-B0, or ImageNet weights (fetched, or the file {file} imported), or none to train from scratch.",
    "weights-not-fetched": "The ImageNet weights of {backbone} could not be fetched ({detail}). Without a network: get the file {file} from {url} on another machine, then run `castinspect weights import {file} --backbone {name}` here, or put it into {folder}.",
    "weights-file-missing": "There is no weights file at {path}.",
    "weights-wrong-hash": "{path} is not the published weights file of {backbone}: the SHA-256 of {file} begins with {expected}, this one's with {found}. Get it again.",
    "weights-not-stored": "The weights could not be stored in {folder} ({detail}). Check its permissions and the free space.",
    "weights-do-not-fit": "The weights in {path} do not fit {backbone}. Use the file made for it.",
    "weights-damaged": "The weights in {path} are damaged. Install CastInspect again.",
    "window-unavailable": "The window cannot open here. It needs a screen, or QT_QPA_PLATFORM=offscreen to do without.",
    "window-no-answer": "CastInspect is already open but does not answer. Wait a moment, or end it, then start it again.",
    "device-absent": "This machine has no {device} device; another one computes.",
    "device-failed": "The {device} device does not compute ({detail}); another one is used.",
    "device-none": "No device computes correctly. {detail}",
    # --- training ---
    "data-missing": "There is no folder {folder}. Check the name.",
    "data-empty": "{folder} has no folders with pictures in them. Put the pictures into folders named after their class, as ok and defect.",
    "data-all-learned-from": "All {count} pictures are ones that the checkpoint was trained on; a score on them says "
    "nothing. Give pictures it has not seen.",
    "learned-from-left-out": "{count} of {total} pictures are left out: the checkpoint was trained on them.",
    "learned-from-left-out-versions": "{count} of {total} pictures are left out: one of the two versions was trained on them.",
    "data-too-few": "The class {name} has {count} readable pictures to train on; at least {needed} are needed, and 100 or more are better.",
    "data-one-class": "There is only one class, {name}. Good and defective parts are both needed, each in a folder of its own.",
    "data-one-role": "All classes ({names}) have the same meaning; a class of the role {missing} is missing. Add its pictures, or correct the roles.",
    "data-roles-unclear": "It is unclear whether {names} means good or defective parts. Say it: --role {example}=ok or --role {example}=defect, or choose it in the Train tab.",
    "data-role-for-nothing": "There is no class {names} to give a role to. The classes are: {known}.",
    "data-other-classes": "The checkpoint does not know the classes {names}. It knows: {known}.",
    "data-groups-invalid": "{file} needs the columns path and group. Correct it, or delete it.",
    "data-leak": "{path} shows a part that is also among the pictures to score on, so it is left out of training.",
    "data-all-alike": "The pictures are so alike that copies of one part cannot be told from other parts, so only identical files are kept on one side of the split. If there are other copies, the score flatters: say in groups.csv (columns path, group) which pictures show one part.",
    "data-too-few-groups": "A class shows only {parts} different part. At least two of each class are needed, so that one can be held back; copies of one part count once.",
    "data-more-left-out": "{count} more pictures were left out for like reasons.",
    "locked-none": "It is not chosen yet which pictures versions are compared on. Choose a labelled folder once, with `castinspect models lock FOLDER` or in the Models tab.",
    "locked-changed": "The pictures in {folder} are no longer those locked on {since} ({now} pictures now, {then} then), so earlier figures do not compare. Restore them, or lock the folder again if that was meant.",
    "locked-unreadable": "{path} cannot be read, so it is unknown which pictures are locked. Lock a folder again.",
    "locked-not-written": "{path} cannot be written ({detail}). Check the folder's permissions and the free space.",
    "proof": "{missed} missed of {parts} defective parts proves at most {bound} % with 95 % confidence; {more} more would prove {goal} %.",
    "proof-with-misses": "{missed} missed of {parts} defective parts proves at most {bound} % with 95 % confidence; {more} more, none of them missed, would prove {goal} %.",
    "proof-nothing": "{missed} missed of {parts} defective parts proves nothing.",
    "proof-no-parts": "No defective part was looked at, so nothing is proven of escapes.",
    "promise-kept": "Promised: no more than {rate} % of the defective parts escape, in the long run and in the next {parts}, with 95 % confidence each.",
    "promise-short": "{parts} defective parts are too few to promise {asked} %: it takes {needed}. Promised is {rate} %, in the long run and in the next {parts}, with 95 % confidence each; doubtful parts go to REVIEW.",
    "promise-impossible": "No defective part was looked at, so nothing is called OK: every part goes to REVIEW or DEFECT.",
    "training-from-nothing": "The strategy {strategy} starts from no weights here: a frozen random backbone has learned nothing. Choose other weights, or the strategy scratch.",
    "training-diverged": "The loss became infinite before the first epoch ended. Lower the learning rate and train again.",
    "training-stopped-early": "Training was stopped before its first epoch ended, so there is nothing to keep.",
    "pretraining-start-unreadable": "{path} is not a starter for this backbone. Name a file that `castinspect pretrain` wrote.",
    "pretraining-nothing-to-resume": "There is no stopped pretraining to go on with. Start one without --resume.",
    "pretraining-state-unreadable": "The stopped pretraining in {path} cannot be read. Start anew without --resume.",
    "pretraining-other-settings": "The stopped pretraining had other settings. Name the same ones, or start anew without --resume.",
    "pretraining-diverged": "Pretraining broke down at step {step}: the loss is no number. Start anew with another seed.",
    # --- inspection ---
    "no-model": "No model is promoted. Train one, or promote a checkpoint, then inspect again.",
    "score-not-finite": "The network gave a score that is not a number. Promote another checkpoint.",
    "between-cuts": "Defect probability {probability:.0%} lies between the cuts ({ok:.0%} and {defect:.0%}). Look at the part.",
    "unexpected": "Something unexpected went wrong: {detail}",
    # --- station ---
    "folder-missing": "There is no folder {folder}. Check the name and the network connection.",
    "folder-lost": "The watched folder {folder} cannot be read ({detail}). Check the network connection; watching goes on.",
    "camera-frozen": "The last {count} pictures are identical. Check whether the camera has frozen.",
    "csv-not-written": "{path} cannot be written ({detail}). Close it in other programs, and check the folder and the free space.",
    "csv-foreign": "{path} has other columns than CastInspect writes. Name another file.",
    "overlay-not-written": "{path} cannot be written ({detail}). Check the folder and the free space.",
    # --- command line ---
    "no-pictures": "There is no picture in {folder}. Name pictures (JPEG, PNG, BMP, TIFF, WebP) or folders that hold some.",
    "pretraining-two-lengths": "Give either --minutes or --images, not both.",
    "pretraining-size": "The size {size} is not a multiple of 32. Use 160, 192 or 224.",
    "role-option-invalid": "--role {option} is not of the form NAME=ok or NAME=defect, as in --role front_side=ok.",
    "synth-folder-not-empty": "{folder} is not empty. Name a new folder, so that nothing is overwritten.",
    "demo-folder-not-ours": "{folder} holds something else than an earlier demo. Name another folder with --out.",
    # --- self-test ---
    "self-test-wrong-result": "{library} computed a wrong result on this machine.",
    "self-test-other-pixels": "{format} was decoded to other pixels.",
    "self-test-checkpoint-changed": "The checkpoint came back with other weights.",
    "self-test-change-unnoticed": "A changed byte in a checkpoint was not noticed.",
    "self-test-training-incomplete": "Training ended after {epochs} epochs.",
    "self-test-not-judged": "A casting could not be judged. {detail}",
    "self-test-nothing-arrived": "The picture in the watched folder was not judged within {looks} looks.",
    "self-test-settings-changed": "The settings came back changed.",
    "self-test-window-judged": "The window judged {count} of {total} pictures.",
    "self-test-language": "The window did not speak the language {language}.",
    "self-test-no-hangul": "The window has no font for Korean.",
    "self-test-blank-window": "The photograph of the window is blank, or could not be written.",
    # --- settings ---
    "settings-invalid": "The settings in {file} cannot be read ({detail}). Correct the file, or delete it to start afresh.",
    "settings-not-saved": "The settings could not be saved to {file} ({detail}). Check that the folder can be written.",
}


@dataclass(frozen=True)
class Message:
    """A sentence for a person: the code that programs and translations go by, and the values it is filled with."""

    code: str
    values: Mapping[str, object] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        return MESSAGES[self.code].format(**self.values)
